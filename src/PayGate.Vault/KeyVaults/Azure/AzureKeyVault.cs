using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>The vault key in Azure Key Vault or Managed HSM. It needs the permissions get, list, unwrapKey and, to rotate, rotate.</summary>
internal sealed class AzureKeyVault : IKeyVault
{
    private const int SmallestKey = 3072;

    private readonly KeyClient _client;
    private readonly string _keyName;
    private readonly TimeProvider _clock;

    private AzureKeyVault(KeyClient client, string keyName, TimeProvider clock)
    {
        _client = client;
        _keyName = keyName;
        _clock = clock;
    }

    public string Name => "Azure Key Vault " + _client.VaultUri.Host + ", key " + _keyName;

    /// <summary>Opens it with one call, which checks that the key is fit.</summary>
    /// <exception cref="VaultUnavailableException">
    /// The key is not there or not fit (kind, size, permitted operations, purge protection), or the vault does not answer.
    /// </exception>
    internal static async ValueTask<AzureKeyVault> OpenAsync(
        KeyClient client, string keyName, TimeProvider clock, CancellationToken cancellationToken)
    {
        AzureKeyVault vault = new(client, keyName, clock);
        _ = vault.Fit(await client.GetKeyAsync(keyName, null, cancellationToken));
        return vault;
    }

    public async ValueTask<VaultPublicKey> GetCurrentKeyAsync(CancellationToken cancellationToken)
    {
        KeyVaultKey newest = Fit(await _client.GetKeyAsync(_keyName, null, cancellationToken));
        return IsUsable(newest.Properties)
            ? PublicKeyOf(newest)
            : throw new VaultUnavailableException(
                "The newest version of the vault key is disabled or out of its time: " + newest.Properties.Id, VaultFault.KeyDisabled);
    }

    public async ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string prefix = new Uri(_client.VaultUri, "keys/" + _keyName + "/").AbsoluteUri;
        string version = wrapped.VaultKeyId.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? wrapped.VaultKeyId[prefix.Length..] : "";
        return IsVersion(version)
            ? await _client.GetCryptographyClient(_keyName, version).UnwrapKeyAsync(wrapped.Ciphertext, cancellationToken)
            : throw new VaultUnavailableException(
                "The root key was wrapped by a key that is not the one of the settings: " + wrapped.VaultKeyId, VaultFault.KeyMissing);
    }

    public async ValueTask<VaultPublicKey> RotateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return PublicKeyOf(Fit(await _client.RotateKeyAsync(_keyName, cancellationToken)));
    }

    public async ValueTask<IReadOnlyList<VaultKeyVersion>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        KeyVaultKey newest = await _client.GetKeyAsync(_keyName, null, cancellationToken);
        IReadOnlyList<KeyProperties> versions = await _client.GetPropertiesOfKeyVersionsAsync(_keyName, cancellationToken);
        string algorithm = PublicKeyOf(newest).Algorithm;
        return
        [
            .. versions
                .OrderBy(version => version.Version == newest.Properties.Version)
                .ThenBy(version => version.CreatedOn)
                .Select(version => new VaultKeyVersion(
                    version.Id.AbsoluteUri,
                    algorithm,
                    version.CreatedOn,
                    version.ExpiresOn,
                    version.Enabled ?? true,
                    version.Version == newest.Properties.Version)),
        ];
    }

    public void Dispose()
    {
        // The pipeline's connections are shared by the process and close when idle.
    }

    private static bool IsVersion(string text) => text.Length is > 0 and <= 64 && text.All(char.IsAsciiLetterOrDigit);

    private static VaultPublicKey PublicKeyOf(KeyVaultKey key)
    {
        using RSA rsa = RSA.Create(key.PublicKey);
        return new VaultPublicKey(key.Properties.Id.AbsoluteUri, rsa.ExportSubjectPublicKeyInfo());
    }

    private bool IsUsable(KeyProperties key)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        return (key.Enabled ?? true) && !(key.NotBefore > now) && !(key.ExpiresOn <= now);
    }

    private KeyVaultKey Fit(KeyVaultKey key)
    {
        string? problem =
            key.Properties.Id.Host != _client.VaultUri.Host || !IsVersion(key.Properties.Version) ? "carries an identifier of another place"
            : key.KeyType is not ("RSA" or "RSA-HSM") ? "is no RSA key"
            : key.PublicKey.Modulus!.Length * 8 < SmallestKey ? "is shorter than 3072 bits"
            : key.KeyOperations.Count > 0 && !(key.KeyOperations.Contains("wrapKey") && key.KeyOperations.Contains("unwrapKey")) ? "is not made for wrapping (key operations wrapKey, unwrapKey)"
            : key.Properties.RecoveryLevel.Length == 0 || key.Properties.RecoveryLevel.Contains("Purgeable", StringComparison.OrdinalIgnoreCase)
                ? "could be destroyed for good at once: switch on soft delete and purge protection of the vault"
            : null;
        return problem is null
            ? key
            : throw new VaultUnavailableException($"The vault key {_keyName} {problem}.", VaultFault.AccessDenied);
    }
}
