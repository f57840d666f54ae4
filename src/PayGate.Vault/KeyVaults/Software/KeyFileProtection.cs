namespace PayGate.Vault.KeyVaults.Software;

/// <summary>What opens a key file; the number stands in the file.</summary>
internal enum KeyFileProtection : byte
{
    /// <summary>A random secret in a file beside it.</summary>
    MachineSecret,

    /// <summary>A passphrase.</summary>
    Passphrase,

    /// <summary>The shares of two custodians (PCI DSS 3.7.6: split knowledge, dual control).</summary>
    Custodians,
}
