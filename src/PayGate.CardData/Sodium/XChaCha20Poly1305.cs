using PayGate.CardData.Memory;

namespace PayGate.CardData.Sodium;

/// <summary>XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), keys in guarded memory only.</summary>
public static class XChaCha20Poly1305
{
    /// <summary>Bytes of a nonce: long enough to be drawn at random for any number of messages.</summary>
    public const int NonceSize = LibSodium.NonceBytes;

    /// <summary>Bytes a ciphertext is longer than its plaintext.</summary>
    public const int TagSize = LibSodium.TagBytes;

    /// <summary>Encrypts; <paramref name="box"/> is exactly <see cref="TagSize"/> longer than <paramref name="message"/>.</summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static void Encrypt(
        Span<byte> box, ReadOnlySpan<byte> message, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> nonce, GuardedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Check(box.Length, message.Length, nonce.Length);
        unsafe
        {
            fixed (byte* boxAt = box, messageAt = message, dataAt = associatedData, nonceAt = nonce, keyAt = key.Bytes)
            {
                int result = LibSodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
                    boxAt, null, messageAt, (ulong)message.Length, dataAt, (ulong)associatedData.Length, null, nonceAt, keyAt);
                if (result != 0)
                {
                    throw new InvalidOperationException("The message could not be encrypted.");
                }
            }
        }

        GC.KeepAlive(key);
    }

    /// <summary>
    /// Decrypts; <see langword="false"/>, with <paramref name="message"/> cleared, when anything was changed or the key is another.
    /// </summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static bool TryDecrypt(
        Span<byte> message, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> nonce, GuardedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Check(box.Length, message.Length, nonce.Length);
        int result;
        unsafe
        {
            fixed (byte* boxAt = box, messageAt = message, dataAt = associatedData, nonceAt = nonce, keyAt = key.Bytes)
            {
                result = LibSodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
                    messageAt, null, null, boxAt, (ulong)box.Length, dataAt, (ulong)associatedData.Length, nonceAt, keyAt);
            }
        }

        GC.KeepAlive(key);
        if (result != 0)
        {
            message.Clear();
        }

        return result == 0;
    }

    private static void Check(int box, int message, int nonce)
    {
        if (box != message + TagSize || nonce != NonceSize)
        {
            throw new ArgumentException("The ciphertext must be one tag longer than the message and the nonce 24 bytes long.");
        }
    }
}
