using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>Makes the credential that the settings name.</summary>
internal static class AzureCredentials
{
    /// <exception cref="VaultUnavailableException">The credential file cannot be read.</exception>
    internal static TokenCredential Create(AzureKeyVaultOptions options, HttpPipelineTransport? transport = null)
    {
        Uri authority = KeyVaultHosts.AuthorityOf(options.Vault);
        return options.Credential switch
        {
            AzureCredentialKind.ManagedIdentity => new ManagedIdentityCredential(options.ClientId is null
                ? ManagedIdentityId.SystemAssigned
                : ManagedIdentityId.FromUserAssignedClientId(options.ClientId)),
            AzureCredentialKind.WorkloadIdentity => new WorkloadIdentityCredential(With(new WorkloadIdentityCredentialOptions
            {
                ClientId = options.ClientId,
                TenantId = options.TenantId,
            })),
            AzureCredentialKind.ClientSecret => new ClientSecretCredential(
                options.TenantId,
                options.ClientId,
                FirstLine(options.CredentialFile!),
                With(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true })),
            AzureCredentialKind.ClientCertificate => new ClientCertificateCredential(
                options.TenantId,
                options.ClientId,
                Existing(options.CredentialFile!),
                With(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = true })),
            _ => new DefaultAzureCredential(With(new DefaultAzureCredentialOptions
            {
                ManagedIdentityClientId = options.ClientId,
                TenantId = options.TenantId,
            })),
        };

        T With<T>(T made)
            where T : TokenCredentialOptions
        {
            made.AuthorityHost = authority;
            made.Diagnostics.IsLoggingEnabled = false;
            made.Transport = transport ?? made.Transport;
            return made;
        }
    }

    private static string FirstLine(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault(line => line.Length > 0) ?? throw Unreadable(null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error);
        }
    }

    private static string Existing(string path) => File.Exists(path) ? path : throw Unreadable(null);

    private static VaultUnavailableException Unreadable(Exception? cause) =>
        new("The credential file for Azure is empty, missing or not readable.", VaultFault.Locked, cause);
}
