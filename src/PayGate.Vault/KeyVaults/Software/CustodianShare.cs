using System.Security.Cryptography;
using PayGate.CardData.Files;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>One custodian's share of the key that seals a key file, opened.</summary>
/// <remarks>
/// On disk: "PGS1", number, salt of the key file, salt of the passphrase, nonce, and the share under XChaCha20-Poly1305 with a key out of the
/// custodian's passphrase (Argon2id) and all before the nonce as associated data. It is worth nothing without the passphrase, and then nothing
/// without another share.
/// </remarks>
internal sealed class CustodianShare : IDisposable
{
    /// <summary>Bytes of a share as it goes to a locked vault: number, salt of the key file, share.</summary>
    internal const int WireSize = 1 + SealedKeyFile.SaltSize + GuardedKey.Size;

    private const int NumberAt = 4;
    private const int FileSaltAt = NumberAt + 1;
    private const int SaltAt = FileSaltAt + SealedKeyFile.SaltSize;
    private const int NonceAt = SaltAt + PasswordKey.SaltSize;
    private const int BoxAt = NonceAt + XChaCha20Poly1305.NonceSize;
    private const int FileSize = BoxAt + GuardedKey.Size + XChaCha20Poly1305.TagSize;

    private readonly byte[] _fileSalt;

    private CustodianShare(byte number, byte[] fileSalt, GuardedKey share)
    {
        Number = number;
        _fileSalt = fileSalt;
        Share = share;
    }

    /// <summary>1 to 16; every custodian has another.</summary>
    internal byte Number { get; }

    /// <summary>Salt of the key file it belongs to.</summary>
    internal ReadOnlySpan<byte> FileSalt => _fileSalt;

    /// <summary>The share.</summary>
    internal GuardedKey Share { get; }

    private static ReadOnlySpan<byte> Magic => "PGS1"u8;

    /// <summary>Writes a share for its custodian; a file that is there is never overwritten.</summary>
    /// <exception cref="IOException">It is there already, or the disk failed.</exception>
    internal static void WriteNew(string path, byte number, ReadOnlySpan<byte> fileSalt, ReadOnlySpan<byte> share, Passphrase passphrase)
    {
        byte[] file = new byte[FileSize];
        Magic.CopyTo(file);
        file[NumberAt] = number;
        fileSalt.CopyTo(file.AsSpan(FileSaltAt));
        RandomNumberGenerator.Fill(file.AsSpan(SaltAt, BoxAt - SaltAt));
        using GuardedKey key = passphrase.Derive(file.AsSpan(SaltAt, PasswordKey.SaltSize));
        XChaCha20Poly1305.Encrypt(
            file.AsSpan(BoxAt), share, file.AsSpan(0, NonceAt), file.AsSpan(NonceAt, XChaCha20Poly1305.NonceSize), key);
        DurableFile.PublishNew(path, file);
    }

    /// <summary>Opens a share.</summary>
    /// <exception cref="VaultUnavailableException">The file is none or cannot be read, or the passphrase does not open it.</exception>
    internal static CustodianShare Open(string path, Passphrase passphrase)
    {
        byte[] file = Read(path);
        if (file.Length != FileSize || !file.AsSpan().StartsWith(Magic) || file[NumberAt] is 0 or > SecretSharing.MostShares)
        {
            throw new VaultUnavailableException("A share file is no share of a custodian, or is damaged.", VaultFault.Locked);
        }

        using GuardedKey key = passphrase.Derive(file.AsSpan(SaltAt, PasswordKey.SaltSize));
        using GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> share = slot.Bytes[..GuardedKey.Size];
        return XChaCha20Poly1305.TryDecrypt(
            share, file.AsSpan(BoxAt), file.AsSpan(0, NonceAt), file.AsSpan(NonceAt, XChaCha20Poly1305.NonceSize), key)
            ? new CustodianShare(file[NumberAt], file[FileSaltAt..SaltAt], GuardedKey.CopyOf(share))
            : throw new VaultUnavailableException(
                "A share does not open: wrong passphrase of its custodian, or the file was changed.", VaultFault.Locked);
    }

    /// <summary>Takes a share as it came over a socket; wiping the source is the caller's part.</summary>
    /// <exception cref="VaultUnavailableException">It is none.</exception>
    internal static CustodianShare FromWire(ReadOnlySpan<byte> wire) =>
        wire.Length == WireSize && wire[0] is > 0 and <= SecretSharing.MostShares
            ? new CustodianShare(
                wire[0], wire.Slice(1, SealedKeyFile.SaltSize).ToArray(), GuardedKey.CopyOf(wire[(1 + SealedKeyFile.SaltSize)..]))
            : throw new VaultUnavailableException("What came is no share of a custodian.", VaultFault.Locked);

    /// <summary>Writes the share for a socket; wiping the target is the caller's part.</summary>
    internal void ToWire(Span<byte> wire)
    {
        wire[0] = Number;
        _fileSalt.CopyTo(wire[1..]);
        using GuardedSlot slot = GuardedSlot.Rent();
        Share.RevealTo(slot);
        slot.Bytes[..GuardedKey.Size].CopyTo(wire[(1 + SealedKeyFile.SaltSize)..]);
    }

    public void Dispose() => Share.Dispose();

    private static byte[] Read(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            byte[] content = new byte[FileSize + 1];
            return content[..file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VaultUnavailableException("A share file cannot be read.", VaultFault.Locked, error);
        }
    }
}
