using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;

namespace PayGate.Vault.Keys;

/// <summary>The vault key as an RSA-3072 pair in a sealed file, for hosts without a key vault.</summary>
/// <remarks>
/// With a passphrase the file is worth nothing without it. Without one a random secret beside it opens it: that keeps a copy of the
/// database
/// apart from its keys, and no more; whoever reads the whole folder as its owner reads the cards. The private key is opened for an unwrap
/// and
/// forgotten after it; while it is open it lies in ordinary memory of the cryptographic library.
/// </remarks>
internal sealed class SoftwareKeyVault : IKeyVault, IDisposable
{
    private const int KeySize = 3072;

    private readonly SealedKeyFile _file;
    private readonly GuardedKey _wrapping;

    private SoftwareKeyVault(SealedKeyFile file, GuardedKey wrapping)
    {
        _file = file;
        _wrapping = wrapping;
        CurrentKey = new VaultPublicKey(IdOf(file.PublicKey), file.PublicKey);
    }

    public VaultPublicKey CurrentKey { get; }

    /// <summary>Opens the key file, or makes it.</summary>
    /// <param name="path">The key file.</param>
    /// <param name="passphraseFile">
    /// File with the passphrase, or <see langword="null"/> for a machine secret in <c>{path}.secret</c>.
    /// </param>
    /// <param name="mustExist">Cards depend on it: a lost key file is an error, never a fresh key.</param>
    /// <exception cref="VaultUnavailableException">The file is lost or damaged, or the passphrase or secret does not open it.</exception>
    internal static SoftwareKeyVault OpenOrCreate(string path, string? passphraseFile, bool mustExist)
    {
        GuardedKey? made = File.Exists(path) ? null : Create(path, passphraseFile, mustExist);
        SealedKeyFile file = SealedKeyFile.Read(path);
        GuardedKey wrapping = made ?? WrappingKey(path, passphraseFile, file.HasPassphrase, file.Salt, mustExist: true);
        SoftwareKeyVault vault = new(file, wrapping);
        try
        {
            vault.OpenPrivateKey().Dispose();
            return vault;
        }
        catch
        {
            vault.Dispose();
            throw;
        }
    }

    public ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (wrapped.VaultKeyId != CurrentKey.Id)
        {
            throw new VaultUnavailableException("The keys of this database were wrapped by another vault key.");
        }

        using RSA rsa = OpenPrivateKey();
        using GuardedSlot slot = GuardedSlot.Rent();
        try
        {
            return rsa.TryDecrypt(wrapped.Ciphertext.Span, slot.Bytes, RSAEncryptionPadding.OaepSHA256, out int length)
                ? ValueTask.FromResult(GuardedKey.CopyOf(slot.Bytes[..length]))
                : throw new VaultUnavailableException("A wrapped key has not the length of a key.");
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new VaultUnavailableException(error);
        }
    }

    public void Dispose() => _wrapping.Dispose();

    private static GuardedKey Create(string path, string? passphraseFile, bool mustExist)
    {
        if (mustExist)
        {
            throw new VaultUnavailableException("The key file of the vault is missing; the cards cannot be opened without it.");
        }

        byte[] salt = RandomNumberGenerator.GetBytes(SealedKeyFile.SaltSize);
        GuardedKey wrapping = WrappingKey(path, passphraseFile, passphraseFile is not null, salt, mustExist: false);
        byte[] privateKey = GC.AllocateArray<byte>(KeySize, pinned: true);
        try
        {
            using RSA rsa = RSA.Create(KeySize);
            if (!rsa.TryExportPkcs8PrivateKey(privateKey, out int length))
            {
                throw new VaultUnavailableException("The vault key is longer than its file can hold.");
            }

            SealedKeyFile file = new(passphraseFile is not null, salt, rsa.ExportSubjectPublicKeyInfo(), []);
            file.WriteNew(path, privateKey.AsSpan(0, length), wrapping);
            return wrapping;
        }
        catch
        {
            wrapping.Dispose();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    private static GuardedKey WrappingKey(string path, string? passphraseFile, bool needsPassphrase, byte[] salt, bool mustExist)
    {
        if (needsPassphrase != passphraseFile is not null)
        {
            throw new VaultUnavailableException(
                needsPassphrase
                    ? "The key file of the vault needs its passphrase."
                    : "The key file of the vault has no passphrase, but one was given.");
        }

        try
        {
            return passphraseFile is null
                ? MachineSecret.OpenOrCreate(path + ".secret", mustExist)
                : PassphraseFile.DeriveKey(passphraseFile, salt);
        }
        catch (SealedDataException error)
        {
            throw new VaultUnavailableException(error);
        }
    }

    private static string IdOf(byte[] publicKey)
    {
        Span<char> letters = stackalloc char[16];
        byte[] hash = SHA256.HashData(publicKey);
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)('a' + (hash[i] & 15));
        }

        return string.Concat("software/", letters);
    }

    private RSA OpenPrivateKey()
    {
        byte[] privateKey = GC.AllocateArray<byte>(_file.PrivateKeySize, pinned: true);
        try
        {
            _file.OpenPrivateKey(privateKey, _wrapping);
            RSA rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(privateKey, out _);
            return rsa;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }
}
