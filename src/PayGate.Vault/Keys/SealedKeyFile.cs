using System.Buffers.Binary;
using System.Security.Cryptography;
using PayGate.CardData.Files;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.Keys;

/// <summary>
/// The file of the vault key: "PGV1", kind (0 machine secret, 1 passphrase), salt, length of the public key (16 bits), public key, nonce,
/// and the
/// private key (PKCS#8) under XChaCha20-Poly1305 with everything before the nonce as associated data.
/// </summary>
internal sealed class SealedKeyFile
{
    internal const int SaltSize = PasswordKey.SaltSize;

    private const int SaltAt = 5;
    private const int LengthAt = SaltAt + SaltSize;
    private const int PublicKeyAt = LengthAt + 2;
    private const int Longest = 16 * 1024;

    private readonly byte[] _sealed;

    internal SealedKeyFile(bool hasPassphrase, byte[] salt, byte[] publicKey, byte[] sealedPrivateKey)
    {
        HasPassphrase = hasPassphrase;
        Salt = salt;
        PublicKey = publicKey;
        _sealed = sealedPrivateKey;
    }

    internal bool HasPassphrase { get; }

    internal byte[] Salt { get; }

    internal byte[] PublicKey { get; }

    internal int PrivateKeySize => _sealed.Length - XChaCha20Poly1305.NonceSize - XChaCha20Poly1305.TagSize;

    private static ReadOnlySpan<byte> Magic => "PGV1"u8;

    internal static SealedKeyFile Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (file.Length is < PublicKeyAt or > Longest || !file.AsSpan(0, Magic.Length).SequenceEqual(Magic) || file[Magic.Length] > 1)
        {
            throw Damaged();
        }

        int sealedAt = PublicKeyAt + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(LengthAt));
        return sealedAt + XChaCha20Poly1305.NonceSize + XChaCha20Poly1305.TagSize < file.Length
            ? new SealedKeyFile(file[Magic.Length] == 1, file[SaltAt..LengthAt], file[PublicKeyAt..sealedAt], file[sealedAt..])
            : throw Damaged();
    }

    internal void WriteNew(string path, ReadOnlySpan<byte> privateKey, GuardedKey wrapping)
    {
        byte[] head = Head();
        byte[] file = new byte[head.Length + XChaCha20Poly1305.NonceSize + privateKey.Length + XChaCha20Poly1305.TagSize];
        head.CopyTo(file, 0);
        Span<byte> nonce = file.AsSpan(head.Length, XChaCha20Poly1305.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        XChaCha20Poly1305.Encrypt(file.AsSpan(head.Length + nonce.Length), privateKey, head, nonce, wrapping);
        DurableFile.PublishNew(path, file);
    }

    /// <summary>Opens the private key into memory that the caller pins and wipes.</summary>
    internal void OpenPrivateKey(Span<byte> privateKey, GuardedKey wrapping)
    {
        ReadOnlySpan<byte> nonce = _sealed.AsSpan(0, XChaCha20Poly1305.NonceSize);
        if (!XChaCha20Poly1305.TryDecrypt(privateKey, _sealed.AsSpan(nonce.Length), Head(), nonce, wrapping))
        {
            throw new VaultUnavailableException(
                "The key file of the vault does not open: wrong passphrase or secret, or the file was changed.");
        }
    }

    private static VaultUnavailableException Damaged() => new("The key file of the vault is damaged.");

    private byte[] Head()
    {
        byte[] head = new byte[PublicKeyAt + PublicKey.Length];
        Magic.CopyTo(head);
        head[Magic.Length] = (byte)(HasPassphrase ? 1 : 0);
        Salt.CopyTo(head, SaltAt);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(LengthAt), checked((ushort)PublicKey.Length));
        PublicKey.CopyTo(head, PublicKeyAt);
        return head;
    }
}
