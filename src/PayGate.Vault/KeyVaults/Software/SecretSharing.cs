using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>Shamir's secret sharing over GF(2^8) with a threshold of two: any two shares give the key, one gives nothing at all.</summary>
/// <remarks>Share x of a byte s is s + a*x with a random a; the field is that of AES (FIPS 197 4.2). No step depends on a secret bit.</remarks>
internal static class SecretSharing
{
    /// <summary>Most shares.</summary>
    internal const int MostShares = 16;

    /// <summary>Cuts a key; <paramref name="give"/> gets each share with its number from 1, to be copied before it returns.</summary>
    internal static void Split(GuardedKey key, int shares, Action<byte, GuardedSlot> give)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shares, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shares, MostShares);
        using GuardedSlot secret = GuardedSlot.Rent();
        using GuardedSlot slope = GuardedSlot.Rent();
        key.RevealTo(secret);
        RandomNumberGenerator.Fill(slope.Bytes[..GuardedKey.Size]);
        for (byte number = 1; number <= shares; number++)
        {
            using GuardedSlot share = GuardedSlot.Rent();
            for (int i = 0; i < GuardedKey.Size; i++)
            {
                share.Bytes[i] = (byte)(secret.Bytes[i] ^ Multiply(slope.Bytes[i], number));
            }

            give(number, share);
        }
    }

    /// <summary>Puts a key together out of two shares of different numbers; wrong shares give another key, which opens nothing.</summary>
    internal static GuardedKey Combine(byte number, ReadOnlySpan<byte> share, byte otherNumber, ReadOnlySpan<byte> otherShare)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(number, otherNumber);
        byte inverse = Invert((byte)(number ^ otherNumber));
        byte weight = Multiply(otherNumber, inverse);
        byte otherWeight = Multiply(number, inverse);
        using GuardedSlot key = GuardedSlot.Rent();
        for (int i = 0; i < GuardedKey.Size; i++)
        {
            key.Bytes[i] = (byte)(Multiply(share[i], weight) ^ Multiply(otherShare[i], otherWeight));
        }

        return GuardedKey.CopyOf(key.Bytes[..GuardedKey.Size]);
    }

    private static byte Multiply(byte left, byte right)
    {
        int product = 0;
        int shifted = left;
        for (int bit = 0; bit < 8; bit++)
        {
            product ^= -((right >> bit) & 1) & shifted;
            shifted = (shifted << 1) ^ (-(shifted >> 7) & 0x11B);
        }

        return (byte)product;
    }

    // a^254 = a^-1.
    private static byte Invert(byte value)
    {
        byte power = value;
        for (int i = 0; i < 6; i++)
        {
            power = Multiply(Multiply(power, power), value);
        }

        return Multiply(power, power);
    }
}
