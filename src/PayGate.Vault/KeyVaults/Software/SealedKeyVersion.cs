using System.Buffers.Binary;
using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>One version of the key in a key file: its private half (PKCS#8) under XChaCha20-Poly1305, bound to its public half and time.</summary>
internal sealed class SealedKeyVersion
{
    private const int LargestPrivateKey = 4096;

    private readonly byte[] _sealed;

    internal SealedKeyVersion(DateTimeOffset createdAt, byte[] publicKey, byte[] sealedPrivateKey)
    {
        CreatedAt = createdAt;
        PublicKey = new VaultPublicKey("software/" + VaultPublicKey.Letters(publicKey), publicKey);
        _sealed = sealedPrivateKey;
    }

    /// <summary>When it was made, to the millisecond.</summary>
    internal DateTimeOffset CreatedAt { get; }

    /// <summary>Its public half, under its identifier.</summary>
    internal VaultPublicKey PublicKey { get; }

    /// <summary>Nonce, ciphertext, tag.</summary>
    internal ReadOnlySpan<byte> Sealed => _sealed;

    /// <summary>Makes a version.</summary>
    internal static SealedKeyVersion Generate(int bits, DateTimeOffset now, GuardedKey wrapping)
    {
        using RSA rsa = RSA.Create(bits);
        byte[] privateKey = GC.AllocateArray<byte>(LargestPrivateKey, pinned: true);
        try
        {
            return rsa.TryExportPkcs8PrivateKey(privateKey, out int length)
                ? Seal(now, rsa.ExportSubjectPublicKeyInfo(), privateKey.AsSpan(0, length), wrapping)
                : throw new VaultUnavailableException("The vault key is longer than its file can hold.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    /// <summary>The same version under another key.</summary>
    /// <exception cref="VaultUnavailableException">It does not open.</exception>
    internal SealedKeyVersion Reseal(GuardedKey opening, GuardedKey wrapping) =>
        Open(opening, privateKey => Seal(CreatedAt, PublicKey.SubjectPublicKeyInfo, privateKey.Span, wrapping));

    /// <summary>Opens the private half; the caller disposes of it at once.</summary>
    /// <exception cref="VaultUnavailableException">It does not open.</exception>
    internal RSA OpenPrivateKey(GuardedKey wrapping) => Open(wrapping, static privateKey =>
    {
        RSA rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(privateKey.Span, out _);
        return rsa;
    });

    private static SealedKeyVersion Seal(DateTimeOffset now, byte[] publicKey, ReadOnlySpan<byte> privateKey, GuardedKey wrapping)
    {
        byte[] box = new byte[XChaCha20Poly1305.NonceSize + privateKey.Length + XChaCha20Poly1305.TagSize];
        Span<byte> nonce = box.AsSpan(0, XChaCha20Poly1305.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        DateTimeOffset rounded = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        XChaCha20Poly1305.Encrypt(box.AsSpan(nonce.Length), privateKey, Bound(rounded, publicKey), nonce, wrapping);
        return new SealedKeyVersion(rounded, publicKey, box);
    }

    private static byte[] Bound(DateTimeOffset createdAt, byte[] publicKey)
    {
        byte[] bound = new byte[sizeof(long) + publicKey.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bound, createdAt.ToUnixTimeMilliseconds());
        publicKey.CopyTo(bound, sizeof(long));
        return bound;
    }

    private T Open<T>(GuardedKey wrapping, Func<ReadOnlyMemory<byte>, T> use)
    {
        int length = _sealed.Length - XChaCha20Poly1305.NonceSize - XChaCha20Poly1305.TagSize;
        byte[] privateKey = GC.AllocateArray<byte>(length, pinned: true);
        try
        {
            ReadOnlySpan<byte> nonce = _sealed.AsSpan(0, XChaCha20Poly1305.NonceSize);
            return XChaCha20Poly1305.TryDecrypt(
                privateKey, _sealed.AsSpan(nonce.Length), Bound(CreatedAt, PublicKey.SubjectPublicKeyInfo), nonce, wrapping)
                ? use(privateKey)
                : throw new VaultUnavailableException("A key in the key file of the vault was changed.", VaultFault.Damaged);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }
}
