using PayGate.CardData.Memory;

namespace PayGate.Vault.Keys;

/// <summary>Keeps the one key all others hang on. It never leaves its vault; only keys wrapped by it come and go.</summary>
/// <remarks>
/// Wrapping needs only the public half and is done here; unwrapping is the only call to the vault: at start, never for a card.
/// </remarks>
internal interface IKeyVault
{
    /// <summary>The newest version: what new keys are wrapped with.</summary>
    VaultPublicKey CurrentKey { get; }

    /// <summary>Opens a key with the version it was wrapped by.</summary>
    /// <exception cref="VaultUnavailableException">
    /// The version is not in this vault, the vault does not answer, or the bytes were changed.
    /// </exception>
    ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken);
}
