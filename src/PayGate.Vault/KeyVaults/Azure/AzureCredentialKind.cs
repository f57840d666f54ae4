namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>How the node proves who it is.</summary>
public enum AzureCredentialKind
{
    /// <summary>What Azure.Identity finds: environment, workload identity, managed identity, signed-in tools.</summary>
    Default,

    /// <summary>The managed identity of the machine; <see cref="AzureKeyVaultOptions.ClientId"/> for a user-assigned one.</summary>
    ManagedIdentity,

    /// <summary>The workload identity of a Kubernetes pod.</summary>
    WorkloadIdentity,

    /// <summary>An application and its secret, which the library holds as a string in memory; prefer a certificate.</summary>
    ClientSecret,

    /// <summary>An application and its certificate (PEM with private key, or PKCS#12 without password).</summary>
    ClientCertificate,
}
