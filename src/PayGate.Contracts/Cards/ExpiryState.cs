namespace PayGate.Contracts.Cards;

/// <summary>Whether a card may still be good. The date itself stays in the vault.</summary>
public enum ExpiryState
{
    /// <summary>Good beyond next month.</summary>
    Good,

    /// <summary>Expires this month or the next: time to ask for a new one.</summary>
    Soon,

    /// <summary>Its month is over.</summary>
    Past,
}
