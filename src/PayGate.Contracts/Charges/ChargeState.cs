namespace PayGate.Contracts.Charges;

/// <summary>Where the money of a charge stands. Stored by name.</summary>
public enum ChargeState
{
    /// <summary>Written, and on its way to the provider.</summary>
    Sending,

    /// <summary>Reserved on the card; not yet taken.</summary>
    Authorised,

    /// <summary>The issuer or the provider said no. Nothing was charged.</summary>
    Declined,

    /// <summary>The provider was not reached, or did not process it. Nothing was charged.</summary>
    Failed,

    /// <summary>Sent, and no answer that can be trusted: it may have been charged. Being checked; not to be repeated.</summary>
    Unknown,

    /// <summary>Taken.</summary>
    Captured,

    /// <summary>The reservation was given back; nothing was taken.</summary>
    Voided,

    /// <summary>Part of what was taken was given back.</summary>
    PartiallyRefunded,

    /// <summary>All that was taken was given back.</summary>
    Refunded,
}
