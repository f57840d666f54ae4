using System.Buffers.Binary;
using System.Security.Cryptography;
using PayGate.CardData.Files;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>
/// The file of the vault key: "PGV2", protection, salt, number of versions; for each version its time (64 bits), lengths (16 bits each) and
/// bytes of its public and its sealed private key; last a nonce and the tag of XChaCha20-Poly1305 over an empty message with all before as
/// associated data, so that no version can be taken out or put back. Numbers are little-endian.
/// </summary>
internal sealed class SealedKeyFile
{
    internal const int SaltSize = PasswordKey.SaltSize;

    /// <summary>Most versions a file holds.</summary>
    internal const int MostVersions = 255;

    private const int ProtectionAt = 4;
    private const int SaltAt = ProtectionAt + 1;
    private const int CountAt = SaltAt + SaltSize;
    private const int VersionsAt = CountAt + 1;
    private const int VersionHead = sizeof(long) + sizeof(ushort) + sizeof(ushort);
    private const int SealSize = XChaCha20Poly1305.NonceSize + XChaCha20Poly1305.TagSize;
    private const int Longest = 1024 * 1024;

    private readonly byte[] _bytes;

    private SealedKeyFile(byte[] bytes, IReadOnlyList<SealedKeyVersion> versions)
    {
        _bytes = bytes;
        Versions = versions;
    }

    internal KeyFileProtection Protection => (KeyFileProtection)_bytes[ProtectionAt];

    internal ReadOnlySpan<byte> Salt => _bytes.AsSpan(SaltAt, SaltSize);

    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<SealedKeyVersion> Versions { get; }

    private static ReadOnlySpan<byte> Magic => "PGV2"u8;

    /// <exception cref="VaultUnavailableException">The file is none, or cut.</exception>
    internal static SealedKeyFile Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith("PGV1"u8))
        {
            throw new VaultUnavailableException(
                "The key file of the vault has a format of before version 0.1 was released (PGV1), which is not read any more.");
        }

        if (bytes.Length is < VersionsAt + SealSize or > Longest
            || !bytes.AsSpan().StartsWith(Magic)
            || bytes[ProtectionAt] > (byte)KeyFileProtection.Custodians
            || bytes[CountAt] == 0)
        {
            throw Damaged();
        }

        SealedKeyVersion[] versions = new SealedKeyVersion[bytes[CountAt]];
        int at = VersionsAt;
        for (int i = 0; i < versions.Length; i++)
        {
            versions[i] = ReadVersion(bytes, ref at);
        }

        return at == bytes.Length - SealSize ? new SealedKeyFile(bytes, versions) : throw Damaged();
    }

    /// <summary>Puts a file together.</summary>
    internal static SealedKeyFile Make(
        KeyFileProtection protection, ReadOnlySpan<byte> salt, IReadOnlyList<SealedKeyVersion> versions, GuardedKey wrapping)
    {
        if (versions.Count > MostVersions)
        {
            throw new VaultUnavailableException("The key file of the vault is full: it holds 255 versions.");
        }

        int length = VersionsAt + SealSize
            + versions.Sum(version => VersionHead + version.PublicKey.SubjectPublicKeyInfo.Length + version.Sealed.Length);
        byte[] bytes = new byte[length];
        Magic.CopyTo(bytes);
        bytes[ProtectionAt] = (byte)protection;
        salt.CopyTo(bytes.AsSpan(SaltAt));
        bytes[CountAt] = (byte)versions.Count;
        int at = VersionsAt;
        foreach (SealedKeyVersion version in versions)
        {
            WriteVersion(bytes, ref at, version);
        }

        Span<byte> nonce = bytes.AsSpan(at, XChaCha20Poly1305.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        XChaCha20Poly1305.Encrypt(bytes.AsSpan(at + nonce.Length), [], bytes.AsSpan(0, at), nonce, wrapping);
        return new SealedKeyFile(bytes, versions);
    }

    /// <exception cref="VaultUnavailableException">The key is not this file's, or something in the file was changed.</exception>
    internal void Verify(GuardedKey wrapping)
    {
        int sealAt = _bytes.Length - SealSize;
        if (!XChaCha20Poly1305.TryDecrypt(
            [],
            _bytes.AsSpan(sealAt + XChaCha20Poly1305.NonceSize),
            _bytes.AsSpan(0, sealAt),
            _bytes.AsSpan(sealAt, XChaCha20Poly1305.NonceSize),
            wrapping))
        {
            throw new VaultUnavailableException(
                "The key file of the vault does not open: wrong passphrase, share or secret, or the file was changed.", VaultFault.Locked);
        }
    }

    /// <summary>Publishes a first file; one that is there already is never overwritten.</summary>
    internal void WriteNew(string path) => DurableFile.PublishNew(path, _bytes);

    /// <summary>Puts it in the place of another: a crash leaves the old file or the new one, whole.</summary>
    internal void Replace(string path)
    {
        string draft = path + ".next";
        File.Delete(draft);
        DurableFile.WriteNew(draft, _bytes);
        DurableFile.MoveOver(draft, path);
    }

    private static VaultUnavailableException Damaged() => new("The key file of the vault is damaged.", VaultFault.Damaged);

    private static SealedKeyVersion ReadVersion(byte[] bytes, ref int at)
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan(at, bytes.Length - SealSize - at);
        if (rest.Length < VersionHead)
        {
            throw Damaged();
        }

        long createdAt = BinaryPrimitives.ReadInt64LittleEndian(rest);
        int publicSize = BinaryPrimitives.ReadUInt16LittleEndian(rest[sizeof(long)..]);
        int sealedSize = BinaryPrimitives.ReadUInt16LittleEndian(rest[(sizeof(long) + sizeof(ushort))..]);
        if (rest.Length < VersionHead + publicSize + sealedSize
            || sealedSize <= XChaCha20Poly1305.NonceSize + XChaCha20Poly1305.TagSize
            || createdAt < 0
            || createdAt > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            throw Damaged();
        }

        int publicAt = at + VersionHead;
        int sealedAt = publicAt + publicSize;
        at = sealedAt + sealedSize;
        return new SealedKeyVersion(DateTimeOffset.FromUnixTimeMilliseconds(createdAt), bytes[publicAt..sealedAt], bytes[sealedAt..at]);
    }

    private static void WriteVersion(byte[] bytes, ref int at, SealedKeyVersion version)
    {
        ReadOnlySpan<byte> publicKey = version.PublicKey.SubjectPublicKeyInfo;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), version.CreatedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + sizeof(long)), checked((ushort)publicKey.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(
            bytes.AsSpan(at + sizeof(long) + sizeof(ushort)), checked((ushort)version.Sealed.Length));
        publicKey.CopyTo(bytes.AsSpan(at + VersionHead));
        version.Sealed.CopyTo(bytes.AsSpan(at + VersionHead + publicKey.Length));
        at += VersionHead + publicKey.Length + version.Sealed.Length;
    }
}
