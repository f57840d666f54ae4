namespace PayGate.Vault.KeyVaults;

/// <summary>How long the root key is used without the key vault's word.</summary>
internal sealed record RootKeyOptions
{
    /// <summary>A confirmation counts as fresh for this long; the next is asked for after three quarters of it.</summary>
    internal TimeSpan SoftLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A key vault that does not answer stops the vault after this long.</summary>
    internal TimeSpan HardLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Pause after the first failed try; doubled after each further one, and never below what the key vault asks for.</summary>
    internal TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause between two tries, unless the key vault asks for more.</summary>
    internal TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>One call may take this long.</summary>
    internal TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
