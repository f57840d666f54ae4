using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Sealing;

/// <summary>One key encrypted under another: nonce, then XChaCha20-Poly1305 with the purpose as associated data.</summary>
public static class KeyWrap
{
    /// <summary>Bytes of a wrapped key.</summary>
    public const int Size = XChaCha20Poly1305.NonceSize + GuardedKey.Size + XChaCha20Poly1305.TagSize;

    /// <summary>
    /// Wraps a key. The purpose says which key this is, so that no wrapped key can be put in the place of another (PCI DSS 3.7.7).
    /// </summary>
    public static byte[] Wrap(GuardedKey key, GuardedKey wrapping, ReadOnlySpan<byte> purpose)
    {
        ArgumentNullException.ThrowIfNull(key);
        byte[] wrapped = new byte[Size];
        Span<byte> nonce = wrapped.AsSpan(0, XChaCha20Poly1305.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        XChaCha20Poly1305.Encrypt(wrapped.AsSpan(XChaCha20Poly1305.NonceSize), key.Bytes, purpose, nonce, wrapping);
        GC.KeepAlive(key);
        return wrapped;
    }

    /// <summary>Opens a wrapped key.</summary>
    /// <param name="wrapped">What <see cref="Wrap"/> made.</param>
    /// <param name="wrapping">The key it was wrapped by.</param>
    /// <param name="purpose">Which key this is.</param>
    /// <param name="pooled">The key shares its pages with others: for keys that are held by the thousand.</param>
    /// <exception cref="SealedDataException">The wrapping key or the purpose is another, or the bytes were changed.</exception>
    public static GuardedKey Unwrap(ReadOnlySpan<byte> wrapped, GuardedKey wrapping, ReadOnlySpan<byte> purpose, bool pooled = false)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> key = slot.Bytes[..GuardedKey.Size];
        if (wrapped.Length != Size
            || !XChaCha20Poly1305.TryDecrypt(
                key, wrapped[XChaCha20Poly1305.NonceSize..], purpose, wrapped[..XChaCha20Poly1305.NonceSize], wrapping))
        {
            throw new SealedDataException("A wrapped key does not open: it was changed, or wrapped by another key.");
        }

        return pooled ? GuardedKey.PooledCopyOf(key) : GuardedKey.CopyOf(key);
    }
}
