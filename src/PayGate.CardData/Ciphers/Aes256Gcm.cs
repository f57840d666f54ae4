using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.CardData.Ciphers;

/// <summary>AES-256-GCM (SP 800-38D) under a guarded key, for those who may use approved algorithms only.</summary>
/// <remarks>Nonces are drawn at random: a key encrypts fewer than 2^32 messages (8.3 of the standard), which its owner counts.</remarks>
public static class Aes256Gcm
{
    /// <summary>Bytes of a nonce.</summary>
    public const int NonceSize = 12;

    /// <summary>Bytes a ciphertext is longer than its plaintext.</summary>
    public const int TagSize = 16;

    /// <summary>Encrypts; <paramref name="box"/> is exactly <see cref="TagSize"/> longer than <paramref name="message"/>.</summary>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public static void Encrypt(
        Span<byte> box, ReadOnlySpan<byte> message, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> nonce, GuardedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using AesGcm aes = new(key.Bytes, TagSize);
        aes.Encrypt(nonce, message, box[..message.Length], box[message.Length..], associatedData);
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
        using AesGcm aes = new(key.Bytes, TagSize);
        try
        {
            aes.Decrypt(nonce, box[..message.Length], box[message.Length..], message, associatedData);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            message.Clear();
            return false;
        }
        finally
        {
            GC.KeepAlive(key);
        }
    }
}
