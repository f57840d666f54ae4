namespace PayGate.Contracts.Charges;

/// <summary>How one request to a provider came out. Stored by name.</summary>
public enum ChargeOperationState
{
    /// <summary>Written, and on its way.</summary>
    Sending,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>The issuer or the provider said no.</summary>
    Declined,

    /// <summary>It was never processed.</summary>
    Failed,

    /// <summary>It may have been done. Being checked; not to be repeated.</summary>
    Unknown,
}
