using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults;

/// <summary>Keeps the one key all others hang on. It never leaves its vault; only keys wrapped by it come and go.</summary>
/// <remarks>
/// Wrapping needs only the public half and is done here; unwrapping is a call to the vault: at start and when <see cref="RootKey"/> is
/// confirmed, never for a card. Safe to share between threads. Every failure is a <see cref="VaultUnavailableException"/> that says which.
/// </remarks>
internal interface IKeyVault : IDisposable
{
    /// <summary>What it is and where, for people: <c>Azure Key Vault contoso</c>. No secret.</summary>
    string Name { get; }

    /// <summary>The newest version that is enabled and in its time: what new keys are wrapped with. May answer from memory.</summary>
    /// <exception cref="VaultUnavailableException">There is none, or the vault does not answer.</exception>
    ValueTask<VaultPublicKey> GetCurrentKeyAsync(CancellationToken cancellationToken);

    /// <summary>Opens a key with the version it was wrapped by.</summary>
    /// <exception cref="VaultUnavailableException">
    /// The version is not in this vault or not usable, the vault does not answer, or the bytes were changed.
    /// </exception>
    ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken);

    /// <summary>Makes a new version, which is the current one when this returns. Old versions go on unwrapping.</summary>
    /// <exception cref="VaultUnavailableException">No version was made; or, when the vault fell silent, perhaps one was.</exception>
    ValueTask<VaultPublicKey> RotateAsync(CancellationToken cancellationToken);

    /// <summary>All versions, oldest first, for the key inventory (PCI DSS 3.6.1.1).</summary>
    /// <exception cref="VaultUnavailableException">The vault does not answer.</exception>
    ValueTask<IReadOnlyList<VaultKeyVersion>> ListVersionsAsync(CancellationToken cancellationToken);
}
