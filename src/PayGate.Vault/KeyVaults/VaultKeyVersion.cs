namespace PayGate.Vault.KeyVaults;

/// <summary>One version of the vault key, for the inventory.</summary>
/// <param name="Id">Full, versioned identifier.</param>
/// <param name="Algorithm">Kind and size: <c>RSA-3072</c>.</param>
/// <param name="CreatedAt">When it was made; <see langword="null"/> when the vault does not know.</param>
/// <param name="ExpiresAt">After this it wraps no more; <see langword="null"/> for never.</param>
/// <param name="IsEnabled">It may be used at all.</param>
/// <param name="IsCurrent">New keys are wrapped with it.</param>
internal sealed record VaultKeyVersion(
    string Id, string Algorithm, DateTimeOffset? CreatedAt, DateTimeOffset? ExpiresAt, bool IsEnabled, bool IsCurrent);
