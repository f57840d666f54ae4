namespace PayGate.Contracts.Charges;

/// <summary>What a provider is asked to do. Stored by name.</summary>
public enum ChargeOperationKind
{
    /// <summary>Reserve an amount on the card, or take it at once.</summary>
    Authorise,

    /// <summary>Take what is reserved, or less.</summary>
    Capture,

    /// <summary>Give the reservation back.</summary>
    Void,

    /// <summary>Give back what was taken, or a part.</summary>
    Refund,
}
