namespace PayGate.Vault.KeyVaults;

/// <summary>Opens the key vault that the settings name.</summary>
internal interface IKeyVaultOpener
{
    /// <summary>Opens it, and checks that its key is fit for use.</summary>
    /// <param name="mustExist">Cards depend on it: a lost key is an error, never a fresh key.</param>
    /// <param name="clock">Time for everything in it.</param>
    /// <param name="cancellationToken">Gives up waiting for it.</param>
    /// <exception cref="VaultUnavailableException">It is locked, lost, not fit, or does not answer.</exception>
    ValueTask<IKeyVault> OpenAsync(bool mustExist, TimeProvider clock, CancellationToken cancellationToken);
}
