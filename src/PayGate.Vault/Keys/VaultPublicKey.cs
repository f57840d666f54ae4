using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.Keys;

/// <summary>The public half of a version of the vault key.</summary>
internal sealed class VaultPublicKey
{
    private readonly byte[] _publicKey;

    internal VaultPublicKey(string id, byte[] subjectPublicKeyInfo)
    {
        Id = id;
        _publicKey = subjectPublicKeyInfo;
    }

    /// <summary>Full, versioned identifier.</summary>
    internal string Id { get; }

    /// <summary>Wraps a key (RSA-OAEP, SHA-256) without a call to the vault.</summary>
    internal WrappedKey Wrap(GuardedKey key)
    {
        using RSA rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(_publicKey, out _);
        using GuardedSlot slot = GuardedSlot.Rent();
        key.RevealTo(slot);
        byte[] ciphertext = new byte[rsa.KeySize / 8];
        _ = rsa.Encrypt(slot.Bytes[..GuardedKey.Size], ciphertext, RSAEncryptionPadding.OaepSHA256);
        return new WrappedKey(Id, ciphertext);
    }
}
