namespace PayGate.Vault.Charges;

/// <summary>Times of charging.</summary>
internal sealed record ChargeOptions
{
    /// <summary>How long a provider may take to answer; then the outcome is unknown. By default 30 s.</summary>
    internal TimeSpan ProviderTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// For how long a provider must go on saying that it has no such request until that is believed: one may still be on its way there. By
    /// default 2 minutes.
    /// </summary>
    internal TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often open requests are looked for. By default 10 s.</summary>
    internal TimeSpan Period { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the first check of an unknown outcome to the second; doubles up to <see cref="LongestPause"/>.</summary>
    internal TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time between two checks.</summary>
    internal TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(1);
}
