namespace PayGate.Vault.KeyVaults.Software;

/// <summary>
/// Changes what opens the key file. The key inside stays, so nothing that hangs on it has to be touched; the service need not run, and goes on
/// if it does.
/// </summary>
public static class KeyFileCeremony
{
    /// <summary>Appoints custodians in the place of whatever opens the file now; makes the file where there is none.</summary>
    /// <param name="options">What opens it now.</param>
    /// <param name="custodians">Two to sixteen; their share files are not there yet.</param>
    /// <param name="prompt">Asks each custodian who gives no file.</param>
    /// <param name="clock">Gives a first key its time.</param>
    /// <param name="cancellationToken">Heeded before anything is written.</param>
    /// <exception cref="VaultUnavailableException">The file does not open, or a share could not be written: nothing changed.</exception>
    public static async ValueTask AppointAsync(
        VaultOptions options,
        IReadOnlyList<CustodianFile> custodians,
        PassphrasePrompt prompt,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(custodians);
        List<(string ShareFile, Passphrase Passphrase)> appointed = [];
        try
        {
            foreach (CustodianFile custodian in custodians)
            {
                appointed.Add((custodian.Path, custodian.ReadPassphrase(prompt)));
            }

            await ResealAsync(options, new CustodianAppointment(appointed), clock, cancellationToken);
        }
        finally
        {
            appointed.ForEach(custodian => custodian.Passphrase.Dispose());
        }
    }

    /// <summary>Seals the file under a passphrase in the place of whatever opens it now.</summary>
    /// <exception cref="VaultUnavailableException">The file does not open, or the passphrase is not fit: nothing changed.</exception>
    public static ValueTask SealByPassphraseAsync(
        VaultOptions options, string passphraseFile, TimeProvider clock, CancellationToken cancellationToken) =>
        ResealAsync(options, new PassphraseSecret(passphraseFile), clock, cancellationToken);

    private static async ValueTask ResealAsync(
        VaultOptions options, IKeyFileSecret secret, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.KeyFile))
        {
            SoftwareKeyVault.OpenOrCreate(options.KeyFile, secret, mustExist: false, clock).Dispose();
            return;
        }

        using SoftwareKeyVault vault = new KeyVaultOpener(options).OpenKeyFile(mustExist: true, clock);
        await vault.ResealAsync(secret, cancellationToken);
        if (vault.Protection != KeyFileProtection.MachineSecret)
        {
            CardData.Files.DurableFile.Destroy(options.KeyFile + ".secret");
        }
    }
}
