namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>Which key of which vault, and how to sign in.</summary>
public sealed record AzureKeyVaultOptions
{
    /// <summary><c>https://{name}.vault.azure.net</c>, a Managed HSM, or those of a sovereign cloud.</summary>
    public required Uri Vault { get; init; }

    /// <summary>Name of the key: 1 to 127 letters, digits and hyphens.</summary>
    public required string KeyName { get; init; }

    /// <summary>How to sign in.</summary>
    public AzureCredentialKind Credential { get; init; }

    /// <summary>Tenant of the application; needed by secret and certificate.</summary>
    public string? TenantId { get; init; }

    /// <summary>Client id of the application, or of a user-assigned identity.</summary>
    public string? ClientId { get; init; }

    /// <summary>File with the secret (its first line) or the certificate of the application.</summary>
    public string? CredentialFile { get; init; }

    /// <summary>All that is wrong with the settings; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (KeyVaultHosts.ProblemWith(Vault) is { } problem)
        {
            problems.Add(problem);
        }

        if (KeyName.Length is 0 or > 127 || !KeyName.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            problems.Add("The name of the vault key has 1 to 127 letters, digits and hyphens.");
        }

        bool isApplication = Credential is AzureCredentialKind.ClientSecret or AzureCredentialKind.ClientCertificate;
        if (isApplication && (string.IsNullOrEmpty(TenantId) || string.IsNullOrEmpty(ClientId) || string.IsNullOrEmpty(CredentialFile)))
        {
            problems.Add("To sign in to Azure as an application its tenant, client id and credential file are needed.");
        }

        if (!isApplication && CredentialFile is not null)
        {
            problems.Add("A credential file belongs to the Azure credentials client-secret and client-certificate only.");
        }

        return problems;
    }
}
