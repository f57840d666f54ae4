using PayGate.CardData.Memory;

namespace PayGate.CardData.Sodium;

/// <summary>HMAC-SHA-256 (RFC 2104) under a guarded key: the keyed hash PCI DSS 3.5.1.1 asks for.</summary>
public static class HmacSha256
{
    /// <summary>Bytes of the result.</summary>
    public const int Size = 32;

    /// <summary>Computes the code of <paramref name="message"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="mac"/> is not <see cref="Size"/> bytes long.</exception>
    public static void Compute(Span<byte> mac, ReadOnlySpan<byte> message, GuardedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (mac.Length != Size)
        {
            throw new ArgumentException("The result must be 32 bytes long.", nameof(mac));
        }

        unsafe
        {
            fixed (byte* macAt = mac, messageAt = message, keyAt = key.Bytes)
            {
                _ = LibSodium.crypto_auth_hmacsha256(macAt, messageAt, (ulong)message.Length, keyAt);
            }
        }

        GC.KeepAlive(key);
    }
}
