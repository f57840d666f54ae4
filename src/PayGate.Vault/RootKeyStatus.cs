namespace PayGate.Vault;

/// <summary>The root key as health checks and metrics see it.</summary>
/// <param name="KeyVault">What keeps the vault key, for people.</param>
/// <param name="State">How far it is backed by its key vault.</param>
/// <param name="ConfirmedAgo">Since the key vault opened it last.</param>
/// <param name="UsableFor">Until it is wiped if nothing changes; zero when it is.</param>
/// <param name="VaultCalls">Calls for it since start, failed ones too.</param>
/// <param name="Failure">Why the last call failed; <see langword="null"/> when it did not.</param>
public sealed record RootKeyStatus(
    string KeyVault, RootKeyState State, TimeSpan ConfirmedAgo, TimeSpan UsableFor, long VaultCalls, string? Failure);
