using PayGate.Vault.KeyVaults.Azure;
using PayGate.Vault.KeyVaults.Pkcs11;
using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Vault.KeyVaults;

/// <summary>Opens the key vault of <see cref="VaultOptions"/>.</summary>
internal sealed class KeyVaultOpener(VaultOptions options) : IKeyVaultOpener
{
    /// <inheritdoc/>
    public async ValueTask<IKeyVault> OpenAsync(bool mustExist, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options.PreviousKeyVault is null)
        {
            return await OpenOneAsync(mustExist, clock, cancellationToken);
        }

        // What cards depend on is still under the previous one; the next may begin with a fresh key.
        IKeyVault previous = await new KeyVaultOpener(options.PreviousKeyVault).OpenOneAsync(mustExist, clock, cancellationToken);
        try
        {
            return new SucceedingKeyVault(await OpenOneAsync(mustExist: false, clock, cancellationToken), previous);
        }
        catch
        {
            previous.Dispose();
            throw;
        }
    }

    private async ValueTask<IKeyVault> OpenOneAsync(bool mustExist, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options.Azure is { } azure)
        {
            KeyClient client = new(azure.Vault, AzureCredentials.Create(azure), new KeyClientOptions(), clock);
            return await AzureKeyVault.OpenAsync(client, azure.KeyName, clock, cancellationToken);
        }

        return options.Pkcs11 is { } pkcs11
            ? await Pkcs11KeyVault.OpenAsync(pkcs11, mustExist, clock, cancellationToken)
            : OpenKeyFile(mustExist, clock);
    }

    /// <summary>Opens the key file, whatever else the settings name.</summary>
    /// <exception cref="VaultUnavailableException">It is locked, lost or damaged.</exception>
    internal SoftwareKeyVault OpenKeyFile(bool mustExist, TimeProvider clock)
    {
        if (options.HandedIn is { } handedIn)
        {
            SoftwareKeyVault opened = SoftwareKeyVault.OpenOrCreate(options.KeyFile, handedIn, mustExist, clock);
            handedIn.Clear();
            return opened;
        }

        if (options.ShareFiles.Count > 0)
        {
            using CustodianShares shares = new();
            foreach (CustodianFile file in options.ShareFiles)
            {
                shares.Add(file.Open(options.Ask));
            }

            return SoftwareKeyVault.OpenOrCreate(options.KeyFile, shares, mustExist, clock);
        }

        IKeyFileSecret secret = options.PassphraseFile is { } passphrase
            ? new PassphraseSecret(passphrase)
            : new MachineSecretFile(options.KeyFile + ".secret");
        return SoftwareKeyVault.OpenOrCreate(options.KeyFile, secret, mustExist, clock);
    }
}
