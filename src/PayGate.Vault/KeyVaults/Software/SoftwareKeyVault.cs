using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>The vault key as RSA-3072 pairs in a sealed file, for hosts without a key vault.</summary>
/// <remarks>
/// With a passphrase or custodians the file is worth nothing without them. With a machine secret beside it, it keeps a copy of the database
/// apart from its keys, and no more: whoever reads the whole folder as its owner reads the cards. A private key is opened for an unwrap and
/// forgotten after it; while it is open it lies in ordinary memory of the cryptographic library.
/// </remarks>
internal sealed class SoftwareKeyVault : IKeyVault
{
    private const int KeySize = 3072;

    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly string _path;
    private readonly TimeProvider _clock;
    private SealedKeyFile _file;
    private GuardedKey _wrapping;

    private SoftwareKeyVault(string path, SealedKeyFile file, GuardedKey wrapping, TimeProvider clock)
    {
        _path = path;
        _file = file;
        _wrapping = wrapping;
        _clock = clock;
    }

    public string Name => "key file";

    /// <summary>What opens the file.</summary>
    internal KeyFileProtection Protection => _file.Protection;

    /// <summary>Opens the key file, or makes it.</summary>
    /// <param name="path">The key file.</param>
    /// <param name="secret">What opens it.</param>
    /// <param name="mustExist">Cards depend on it: a lost key file is an error, never a fresh key.</param>
    /// <param name="clock">Gives versions their time.</param>
    /// <exception cref="VaultUnavailableException">The file is lost or damaged, or the secret does not open it.</exception>
    internal static SoftwareKeyVault OpenOrCreate(string path, IKeyFileSecret secret, bool mustExist, TimeProvider clock)
    {
        if (File.Exists(path))
        {
            return Open(path, secret, clock);
        }

        return mustExist
            ? throw new VaultUnavailableException(
                "The key file of the vault is missing; the cards cannot be opened without it.", VaultFault.KeyMissing)
            : Create(path, secret, clock);
    }

    public async ValueTask<VaultPublicKey> GetCurrentKeyAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            Reload();
            return _file.Versions[^1].PublicKey;
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            SealedKeyVersion version = Find(wrapped.VaultKeyId)
                ?? throw new VaultUnavailableException("The key file of the vault has no key " + wrapped.VaultKeyId + ".", VaultFault.KeyMissing);
            using RSA rsa = version.OpenPrivateKey(_wrapping);
            return Oaep.Unwrap(rsa, wrapped.Ciphertext.Span);
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask<VaultPublicKey> RotateAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            using FileStream guard = Guard();
            Reload();
            SealedKeyVersion made = SealedKeyVersion.Generate(KeySize, _clock.GetUtcNow(), _wrapping);
            SealedKeyFile next = SealedKeyFile.Make(_file.Protection, _file.Salt, [.. _file.Versions, made], _wrapping);
            next.Replace(_path);
            _file = next;
            return made.PublicKey;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VaultUnavailableException("The key file of the vault could not be written.", VaultFault.Unavailable, error);
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask<IReadOnlyList<VaultKeyVersion>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        VaultPublicKey current = await GetCurrentKeyAsync(cancellationToken);
        return
        [
            .. _file.Versions.Select(version => new VaultKeyVersion(
                version.PublicKey.Id, version.PublicKey.Algorithm, version.CreatedAt, null, true, version.PublicKey.Id == current.Id)),
        ];
    }

    /// <summary>Seals the same keys under another secret; nothing that was wrapped by them changes.</summary>
    /// <exception cref="VaultUnavailableException">The new secret is not fit, or the file could not be written: the old one still opens it.</exception>
    internal async ValueTask ResealAsync(IKeyFileSecret secret, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            using FileStream guard = Guard();
            Reload();
            byte[] salt = RandomNumberGenerator.GetBytes(SealedKeyFile.SaltSize);
            GuardedKey wrapping = secret.Create(salt);
            try
            {
                SealedKeyFile next = SealedKeyFile.Make(
                    secret.Protection, salt, [.. _file.Versions.Select(version => version.Reseal(_wrapping, wrapping))], wrapping);
                next.Replace(_path);
                (_file, _wrapping, wrapping) = (next, wrapping, _wrapping);
            }
            finally
            {
                wrapping.Dispose();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VaultUnavailableException("The key file of the vault could not be written.", VaultFault.Unavailable, error);
        }
        finally
        {
            _changing.Release();
        }
    }

    public void Dispose() => _wrapping.Dispose();

    // Another process may have added a version since the file was read.
    private SealedKeyVersion? Find(string id)
    {
        if (_file.Versions.FirstOrDefault(version => version.PublicKey.Id == id) is { } held)
        {
            return held;
        }

        Reload();
        return _file.Versions.FirstOrDefault(version => version.PublicKey.Id == id);
    }

    private void Reload()
    {
        try
        {
            SealedKeyFile file = SealedKeyFile.Read(_path);
            file.Verify(_wrapping);
            _file = file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VaultUnavailableException("The key file of the vault cannot be read.", VaultFault.Unavailable, error);
        }
    }

    // One process at a time changes the file; the lock goes with its holder.
    private FileStream Guard() => new(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static SoftwareKeyVault Open(string path, IKeyFileSecret secret, TimeProvider clock)
    {
        SealedKeyFile file = SealedKeyFile.Read(path);
        if (file.Protection != secret.Protection)
        {
            throw new VaultUnavailableException(Wanted(file.Protection), VaultFault.Locked);
        }

        GuardedKey wrapping = secret.Open(file.Salt);
        try
        {
            file.Verify(wrapping);
            file.Versions[^1].OpenPrivateKey(wrapping).Dispose();
            return new SoftwareKeyVault(path, file, wrapping, clock);
        }
        catch
        {
            wrapping.Dispose();
            throw;
        }
    }

    private static SoftwareKeyVault Create(string path, IKeyFileSecret secret, TimeProvider clock)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SealedKeyFile.SaltSize);
        GuardedKey wrapping = secret.Create(salt);
        try
        {
            SealedKeyVersion first = SealedKeyVersion.Generate(KeySize, clock.GetUtcNow(), wrapping);
            SealedKeyFile file = SealedKeyFile.Make(secret.Protection, salt, [first], wrapping);
            file.WriteNew(path);
            return new SoftwareKeyVault(path, file, wrapping, clock);
        }
        catch
        {
            wrapping.Dispose();
            throw;
        }
    }

    private static string Wanted(KeyFileProtection protection) => protection switch
    {
        KeyFileProtection.Passphrase => "The key file of the vault needs its passphrase.",
        KeyFileProtection.Custodians => "The key file of the vault needs the shares of two custodians.",
        _ => "The key file of the vault is opened by its secret file; neither passphrase nor shares belong to it.",
    };
}
