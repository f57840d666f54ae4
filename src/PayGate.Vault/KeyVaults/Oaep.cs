using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults;

/// <summary>RSA-OAEP with SHA-256 (RFC 8017 7.1) between a private key of this process and guarded memory.</summary>
internal static class Oaep
{
    /// <exception cref="VaultUnavailableException">The bytes were changed, or are no key.</exception>
    internal static GuardedKey Unwrap(RSA rsa, ReadOnlySpan<byte> ciphertext)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        try
        {
            return rsa.TryDecrypt(ciphertext, slot.Bytes, RSAEncryptionPadding.OaepSHA256, out int length) && length == GuardedKey.Size
                ? GuardedKey.CopyOf(slot.Bytes[..length])
                : throw NoKey();
        }
        catch (CryptographicException error)
        {
            throw DoesNotOpen(error);
        }
    }

    internal static VaultUnavailableException NoKey() => new("A wrapped key has not the length of a key.", VaultFault.Damaged);

    internal static VaultUnavailableException DoesNotOpen(Exception? cause = null) =>
        new("A wrapped key does not open: it was changed, or wrapped by another key.", VaultFault.Damaged, cause);
}
