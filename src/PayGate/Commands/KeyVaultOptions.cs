using System.CommandLine;
using PayGate.Hosting;
using PayGate.Vault.KeyVaults.Azure;

namespace PayGate.Commands;

/// <summary>The command line's words for where the vault key is and what opens it.</summary>
internal static class KeyVaultOptions
{
    private static readonly Option<string?> Address = new("--key-vault")
    {
        Description = "Where the vault key is: https://NAME.vault.azure.net/keys/KEY or pkcs11:token=...;object=...?module-path=...&pin-source=... (default: a key file).",
    };

    private static readonly Option<string?> Previous = new("--previous-key-vault")
    {
        Description = "The key vault that --key-vault takes the place of, or file, until paygate keys rewrap has been run.",
    };

    private static readonly Option<string> Credential = new("--azure-credential")
    {
        Description = "How to sign in to Azure: default, managed-identity, workload-identity, client-secret or client-certificate.",
        DefaultValueFactory = _ => "default",
    };

    private static readonly Option<string?> Tenant = new("--azure-tenant") { Description = "Tenant of the Azure application." };
    private static readonly Option<string?> Client = new("--azure-client") { Description = "Client id of the Azure application or user-assigned identity." };
    private static readonly Option<string?> CredentialFile = new("--azure-credential-file") { Description = "File with the secret or certificate of the Azure application." };
    private static readonly Option<string?> Passphrase = new("--vault-passphrase-file")
    {
        Description = "File whose first line unlocks the vault's key file (default: a random secret beside it).",
    };

    private static readonly Option<string[]> Shares = new("--vault-share-file")
    {
        Description = "A custodian's share that unlocks the key file, given twice; without it the vault waits for paygate keys unlock.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> SharePassphrases = new("--vault-share-passphrase-file")
    {
        Description = "The passphrase of each share, in the same order (default: asks each custodian).",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Adds them to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (Option option in new Option[] { Address, Previous, Credential, Tenant, Client, CredentialFile, Passphrase, Shares, SharePassphrases })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was said.</summary>
    /// <exception cref="FormatException">The kind of credential is none.</exception>
    public static KeyVaultArguments Read(ParseResult parsed) => new()
    {
        Address = parsed.GetValue(Address),
        Previous = parsed.GetValue(Previous),
        Credential = parsed.GetValue(Credential) switch
        {
            "default" => AzureCredentialKind.Default,
            "managed-identity" => AzureCredentialKind.ManagedIdentity,
            "workload-identity" => AzureCredentialKind.WorkloadIdentity,
            "client-secret" => AzureCredentialKind.ClientSecret,
            "client-certificate" => AzureCredentialKind.ClientCertificate,
            _ => throw new FormatException("--azure-credential is one of default, managed-identity, workload-identity, client-secret, client-certificate."),
        },
        Tenant = parsed.GetValue(Tenant),
        Client = parsed.GetValue(Client),
        CredentialFile = parsed.GetValue(CredentialFile),
        PassphraseFile = parsed.GetValue(Passphrase),
        ShareFiles = parsed.GetValue(Shares)!,
        SharePassphraseFiles = parsed.GetValue(SharePassphrases)!,
        Ask = TerminalPassphrase.Ask,
    };
}
