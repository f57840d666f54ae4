using System.Buffers.Binary;
using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>Takes off OAEP padding with SHA-256, MGF1 with SHA-256 and an empty label (RFC 8017 7.1.2 step 3).</summary>
/// <remarks>What is wrong is found in one answer, with no branch on the way (Manger's attack needs to tell failures apart).</remarks>
internal static class OaepPadding
{
    private const int HashSize = 32;

    // SHA-256 of nothing: the hash of the empty label.
    private static readonly byte[] LabelHash = SHA256.HashData([]);

    /// <summary>Decodes in place and copies the key out; wiping the block is the caller's part.</summary>
    /// <param name="block">As long as the modulus.</param>
    /// <exception cref="VaultUnavailableException">The padding is wrong, or what it holds is no key.</exception>
    internal static GuardedKey Decode(Span<byte> block)
    {
        Span<byte> seed = block.Slice(1, HashSize);
        Span<byte> data = block[(1 + HashSize)..];
        Mask(seed, data);
        Mask(data, seed);

        // data = hash of the label, zeros, 1, message; a message of one length only is right here.
        int messageAt = data.Length - GuardedKey.Size;
        int wrong = block[0];
        for (int i = 0; i < HashSize; i++)
        {
            wrong |= data[i] ^ LabelHash[i];
        }

        for (int i = HashSize; i < messageAt - 1; i++)
        {
            wrong |= data[i];
        }

        wrong |= data[messageAt - 1] ^ 1;
        return wrong == 0 ? GuardedKey.CopyOf(data[messageAt..]) : throw Oaep.DoesNotOpen();
    }

    // MGF1 (RFC 8017 B.2.1), exclusive-or'd onto the target.
    private static void Mask(Span<byte> target, ReadOnlySpan<byte> source)
    {
        Span<byte> counter = stackalloc byte[sizeof(uint)];
        Span<byte> hash = stackalloc byte[HashSize];
        using IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int at = 0; at < target.Length; at += HashSize)
        {
            BinaryPrimitives.WriteUInt32BigEndian(counter, (uint)(at / HashSize));
            digest.AppendData(source);
            digest.AppendData(counter);
            digest.GetHashAndReset(hash);
            for (int i = 0; i < HashSize && at + i < target.Length; i++)
            {
                target[at + i] ^= hash[i];
            }
        }

        CryptographicOperations.ZeroMemory(hash);
    }
}
