namespace PayGate.Vault.Charges;

/// <summary>Why a request was not even tried.</summary>
internal enum ChargeRefusal
{
    /// <summary>The amount is not 1 to the most of a known currency, or not in the charge's currency.</summary>
    Amount,

    /// <summary>The reference is not 1 to 64 visible ASCII characters, or could hold a card number.</summary>
    Reference,

    /// <summary>The idempotency key is not 1 to 200 visible ASCII characters.</summary>
    Key,

    /// <summary>The key came before with another request.</summary>
    KeyReused,

    /// <summary>The tenant has no such card, or its time is over.</summary>
    NoSuchCard,

    /// <summary>The tenant has no such charge.</summary>
    NoSuchCharge,

    /// <summary>It is not known yet how an earlier request on the charge came out.</summary>
    OperationOpen,

    /// <summary>The charge is not in a state for this.</summary>
    WrongState,

    /// <summary>More than is left to capture or refund.</summary>
    TooMuch,

    /// <summary>The charge is with another provider than the present one.</summary>
    OtherProvider,
}
