namespace PayGate.Vault.Charges.Providers;

/// <summary>What a provider's answer means.</summary>
internal enum ProviderOutcome
{
    /// <summary>No answer that can be trusted: the request may have been carried out.</summary>
    Unknown,

    /// <summary>Carried out.</summary>
    Approved,

    /// <summary>Refused by issuer or provider; not carried out.</summary>
    Declined,

    /// <summary>Not taken by the provider, for certain not carried out.</summary>
    Rejected,

    /// <summary>No byte of the request left this machine.</summary>
    Unreachable,

    /// <summary>Of a look-up only: the provider has no such request.</summary>
    NotFound,
}
