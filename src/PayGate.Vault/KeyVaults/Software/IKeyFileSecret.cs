using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>Where the key that seals a key file comes from.</summary>
internal interface IKeyFileSecret
{
    /// <summary>Which kind it is.</summary>
    KeyFileProtection Protection { get; }

    /// <summary>The key of a file that is there.</summary>
    /// <param name="salt">Salt of the file; shares of custodians belong to one salt.</param>
    /// <exception cref="VaultUnavailableException">It is missing, not readable, or belongs to another file.</exception>
    GuardedKey Open(ReadOnlySpan<byte> salt);

    /// <summary>The key of a file about to be written; what has to be kept for it is on disk when this returns.</summary>
    /// <exception cref="VaultUnavailableException">It is missing or not fit.</exception>
    GuardedKey Create(ReadOnlySpan<byte> salt);
}
