using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>The vault key in a hardware security module behind PKCS#11: RSA-3072, made in the token, and never out of it.</summary>
/// <remarks>
/// A session that was lost is opened again at the next call. A PIN that was refused is never tried a second time by this process: tokens
/// lock themselves after a few.
/// </remarks>
internal sealed class Pkcs11KeyVault : IKeyVault
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Pkcs11Module _module;
    private readonly Pkcs11Options _options;
    private readonly TimeProvider _clock;
    private Pkcs11Session? _session;
    private VaultUnavailableException? _pinRefused;

    private Pkcs11KeyVault(Pkcs11Module module, Pkcs11Options options, TimeProvider clock)
    {
        _module = module;
        _options = options;
        _clock = clock;
    }

    public string Name => "PKCS#11 token " + _options.Token + ", key " + _options.KeyLabel;

    /// <summary>Opens it; makes the key where there is none.</summary>
    /// <param name="options">Which token and key.</param>
    /// <param name="mustExist">Cards depend on it: a lost key is an error, never a fresh key.</param>
    /// <param name="clock">Gives versions their time.</param>
    /// <param name="cancellationToken">Gives up waiting for the module.</param>
    /// <exception cref="VaultUnavailableException">Module, token or key are not there or not fit, or the PIN is wrong.</exception>
    internal static async ValueTask<Pkcs11KeyVault> OpenAsync(
        Pkcs11Options options, bool mustExist, TimeProvider clock, CancellationToken cancellationToken)
    {
        Pkcs11KeyVault vault = new(Pkcs11Module.Load(options.ModulePath), options, clock);
        try
        {
            _ = await vault.RunAsync(
                session =>
                {
                    if (session.FindKeys(null).Count == 0)
                    {
                        _ = mustExist ? throw vault.Missing(null) : session.Generate(clock.GetUtcNow());
                    }

                    return vault.Current(session);
                },
                cancellationToken);
            return vault;
        }
        catch
        {
            vault.Dispose();
            throw;
        }
    }

    public async ValueTask<VaultPublicKey> GetCurrentKeyAsync(CancellationToken cancellationToken) =>
        await RunAsync(Current, cancellationToken);

    public async ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string prefix = Prefix;
        string hex = wrapped.VaultKeyId.StartsWith(prefix, StringComparison.Ordinal) ? wrapped.VaultKeyId[prefix.Length..] : "";
        if (hex.Length is 0 or > 128 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            throw Missing(wrapped.VaultKeyId);
        }

        byte[] id = Convert.FromHexString(hex);
        return await RunAsync(
            session => session.Unwrap(Fit(session.FindKeys(id) is [Pkcs11Key only] ? only : throw Missing(wrapped.VaultKeyId)), wrapped.Ciphertext.Span),
            cancellationToken);
    }

    public async ValueTask<VaultPublicKey> RotateAsync(CancellationToken cancellationToken) => await RunAsync(
        session =>
        {
            _ = session.Generate(_clock.GetUtcNow());
            return Current(session);
        },
        cancellationToken);

    public async ValueTask<IReadOnlyList<VaultKeyVersion>> ListVersionsAsync(CancellationToken cancellationToken) => await RunAsync(
        session =>
        {
            IReadOnlyList<Pkcs11Key> keys = session.FindKeys(null);
            return (IReadOnlyList<VaultKeyVersion>)[.. keys.Select(key => Version(key, isCurrent: key == keys[^1]))];
        },
        cancellationToken);

    public void Dispose()
    {
        // A call that hangs in the module keeps its session.
        if (_one.Wait(TimeSpan.FromSeconds(5)))
        {
            Forget();
            _one.Release();
        }
    }

    private string Prefix => "pkcs11/" + _options.Token + "/" + _options.KeyLabel + "/";

    private VaultUnavailableException Missing(string? id) => new(
        id is null
            ? "The PKCS#11 token has no key of this label; the cards cannot be opened without it: " + _options.KeyLabel
            : "The PKCS#11 token has no such key: " + id,
        VaultFault.KeyMissing);

    private Pkcs11Key Fit(Pkcs11Key key) => key.IsFit
        ? key
        : throw new VaultUnavailableException(
            "The key in the PKCS#11 token is not fit: it has to be RSA of 3072 bits or more, sensitive, not extractable, and made to decrypt: "
                + _options.KeyLabel,
            VaultFault.AccessDenied);

    private VaultPublicKey Current(Pkcs11Session session) =>
        PublicKeyOf(Fit(session.FindKeys(null) is [.., Pkcs11Key newest] ? newest : throw Missing(null)));

    private VaultKeyVersion Version(Pkcs11Key key, bool isCurrent)
    {
        VaultPublicKey publicKey = PublicKeyOf(key);
        return new VaultKeyVersion(publicKey.Id, publicKey.Algorithm, key.CreatedAt, null, key.IsFit, isCurrent);
    }

    private VaultPublicKey PublicKeyOf(Pkcs11Key key)
    {
        using RSA rsa = RSA.Create(new RSAParameters { Modulus = key.Modulus, Exponent = key.Exponent });
        return new VaultPublicKey(Prefix + Convert.ToHexStringLower(key.KeyId), rsa.ExportSubjectPublicKeyInfo());
    }

    // A call into the module may block for as long as the network to an HSM does: it runs apart, and a caller may stop waiting for it.
    private async ValueTask<T> RunAsync<T>(Func<Pkcs11Session, T> use, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        Task<T> running = Task.Run(
            () =>
            {
                try
                {
                    return Run(use);
                }
                finally
                {
                    _one.Release();
                }
            },
            CancellationToken.None);
        return await running.WaitAsync(cancellationToken);
    }

    private T Run<T>(Func<Pkcs11Session, T> use)
    {
        try
        {
            try
            {
                return use(Session());
            }
            catch (Pkcs11Exception error) when (error.IsLoss)
            {
                Forget();
                return use(Session());
            }
        }
        catch (Pkcs11Exception error)
        {
            Forget();
            VaultUnavailableException failure = new(
                error.IsPin ? "The PKCS#11 token does not take the PIN; it is not tried again before a restart." : "The PKCS#11 token does not work. " + error.Message,
                error.IsPin ? VaultFault.Locked : VaultFault.Unavailable,
                error);
            _pinRefused = error.IsPin ? failure : _pinRefused;
            throw failure;
        }
    }

    private Pkcs11Session Session() => _pinRefused is null ? _session ??= Pkcs11Session.Open(_module, _options) : throw _pinRefused;

    private void Forget()
    {
        _session?.Dispose();
        _session = null;
    }
}
