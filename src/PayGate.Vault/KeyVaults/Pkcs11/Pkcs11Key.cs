using System.Buffers.Binary;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>One private key in a token.</summary>
/// <param name="Handle">Its handle, good for one session.</param>
/// <param name="KeyId">CKA_ID: of keys made here 8 bytes of time in milliseconds, big-endian, and 8 random ones.</param>
/// <param name="Modulus">Of its public half.</param>
/// <param name="Exponent">Of its public half.</param>
/// <param name="IsFit">It cannot leave the token, and may decrypt.</param>
internal sealed record Pkcs11Key(nuint Handle, byte[] KeyId, byte[] Modulus, byte[] Exponent, bool IsFit)
{
    internal const int IdSize = 16;

    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When it was made; <see langword="null"/> for a key made by other means.</summary>
    internal DateTimeOffset? CreatedAt
    {
        get
        {
            long milliseconds = KeyId.Length == IdSize ? BinaryPrimitives.ReadInt64BigEndian(KeyId) : -1;
            return milliseconds > Earliest.ToUnixTimeMilliseconds() && milliseconds < Latest.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;
        }
    }
}
