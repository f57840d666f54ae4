using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Vault.KeyVaults;

/// <summary>Opens the key vault of <see cref="VaultOptions"/>.</summary>
internal sealed class KeyVaultOpener(VaultOptions options) : IKeyVaultOpener
{
    /// <inheritdoc/>
    public ValueTask<IKeyVault> OpenAsync(bool mustExist, TimeProvider clock, CancellationToken cancellationToken)
    {
        string path = Path.Combine(options.Folder, "vault.key");
        IKeyFileSecret secret = options.PassphraseFile is { } file ? new PassphraseSecret(file) : new MachineSecretFile(path + ".secret");
        return ValueTask.FromResult<IKeyVault>(SoftwareKeyVault.OpenOrCreate(path, secret, mustExist, clock));
    }
}
