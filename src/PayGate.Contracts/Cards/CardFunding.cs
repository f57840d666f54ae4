namespace PayGate.Contracts.Cards;

/// <summary>How a card is paid for, as its issuer's range says.</summary>
public enum CardFunding
{
    /// <summary>The range file does not say.</summary>
    Unknown,

    /// <summary>Credit card.</summary>
    Credit,

    /// <summary>Debit card.</summary>
    Debit,

    /// <summary>Prepaid card.</summary>
    Prepaid,

    /// <summary>Charge card, paid in full each month.</summary>
    Charge,
}
