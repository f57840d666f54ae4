namespace PayGate.Vault.KeyVaults;

/// <summary>A key encrypted by a version of the vault key.</summary>
/// <param name="VaultKeyId">Full, versioned identifier of the vault key.</param>
/// <param name="Ciphertext">RSA-OAEP with SHA-256.</param>
internal sealed record WrappedKey(string VaultKeyId, ReadOnlyMemory<byte> Ciphertext);
