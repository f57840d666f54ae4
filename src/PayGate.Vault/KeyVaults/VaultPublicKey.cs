using System.Globalization;
using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults;

/// <summary>The public half of a version of the vault key.</summary>
internal sealed class VaultPublicKey
{
    internal VaultPublicKey(string id, byte[] subjectPublicKeyInfo)
    {
        Id = id;
        SubjectPublicKeyInfo = subjectPublicKeyInfo;
    }

    /// <summary>Full, versioned identifier.</summary>
    internal string Id { get; }

    /// <summary>The key as X.509 has it (RFC 5280 4.1.2.7).</summary>
    internal byte[] SubjectPublicKeyInfo { get; }

    /// <summary>Kind and size.</summary>
    internal string Algorithm
    {
        get
        {
            using RSA rsa = Import();
            return "RSA-" + rsa.KeySize.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Sixteen letters that stand for a public key.</summary>
    internal static string Letters(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        Span<char> letters = stackalloc char[16];
        byte[] hash = SHA256.HashData(subjectPublicKeyInfo);
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)('a' + (hash[i] & 15));
        }

        return new string(letters);
    }

    /// <summary>Wraps a key (RSA-OAEP, SHA-256) without a call to the vault.</summary>
    internal WrappedKey Wrap(GuardedKey key)
    {
        using RSA rsa = Import();
        using GuardedSlot slot = GuardedSlot.Rent();
        key.RevealTo(slot);
        byte[] ciphertext = new byte[rsa.KeySize / 8];
        _ = rsa.Encrypt(slot.Bytes[..GuardedKey.Size], ciphertext, RSAEncryptionPadding.OaepSHA256);
        return new WrappedKey(Id, ciphertext);
    }

    private RSA Import()
    {
        RSA rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(SubjectPublicKeyInfo, out _);
        return rsa;
    }
}
