using PayGate.Vault;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Azure;
using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Hosting;

/// <summary>Where the vault key is and what opens it, as it was said on the command line.</summary>
internal sealed record KeyVaultArguments
{
    private const string KeyFile = "file";

    /// <summary>Address of a key vault; <see langword="null"/>: the key file in the vault's folder.</summary>
    public string? Address { get; init; }

    /// <summary>Address of the key vault before this one, or <c>file</c>; <see langword="null"/> for none.</summary>
    public string? Previous { get; init; }

    /// <summary>How to sign in to Azure.</summary>
    public AzureCredentialKind Credential { get; init; }

    /// <summary>Tenant of an Azure application.</summary>
    public string? Tenant { get; init; }

    /// <summary>Client id of an Azure application or identity.</summary>
    public string? Client { get; init; }

    /// <summary>Secret or certificate of an Azure application.</summary>
    public string? CredentialFile { get; init; }

    /// <summary>Passphrase of the key file.</summary>
    public string? PassphraseFile { get; init; }

    /// <summary>Share files of custodians.</summary>
    public IReadOnlyList<string> ShareFiles { get; init; } = [];

    /// <summary>The passphrase of each share, in the same order.</summary>
    public IReadOnlyList<string> SharePassphraseFiles { get; init; } = [];

    /// <summary>Asks custodians whose passphrase is in no file; <see langword="null"/>: nobody is asked.</summary>
    public PassphrasePrompt? Ask { get; init; }

    /// <summary>The settings of a vault in a folder.</summary>
    /// <exception cref="FormatException">They are wrong; the text names all that are.</exception>
    public VaultOptions ToVaultOptions(string folder) => Complete(new VaultOptions { Folder = folder });

    /// <summary>The given settings, with those of the key vault.</summary>
    /// <exception cref="FormatException">They are wrong; the text names all that are.</exception>
    public VaultOptions Complete(VaultOptions options)
    {
        VaultOptions file = options with { PassphraseFile = PassphraseFile, ShareFiles = Custodians(), Ask = Ask };
        VaultOptions completed = Address is null ? file : KeyVaultAddress.Apply(Previous == KeyFile ? options : file, Address);
        completed = completed with { PreviousKeyVault = PreviousOf(options, file) };
        completed = WithSignIn(completed);
        if (completed.Azure is null
            && completed.PreviousKeyVault?.Azure is null
            && (Credential != AzureCredentialKind.Default || Tenant is not null || Client is not null || CredentialFile is not null))
        {
            throw new FormatException("The Azure settings belong to a --key-vault at Azure.");
        }

        return completed.Problems() is { Count: > 0 } problems
            ? throw new FormatException("The vault's settings are wrong. " + string.Join(' ', problems))
            : completed;
    }

    private VaultOptions? PreviousOf(VaultOptions options, VaultOptions file) => Previous switch
    {
        null => null,
        _ when Address is null => throw new FormatException("--previous-key-vault belongs to a --key-vault that takes its place."),
        KeyFile => file,
        _ => WithSignIn(KeyVaultAddress.Apply(options, Previous)),
    };

    private VaultOptions WithSignIn(VaultOptions options) => options.Azure is null
        ? options
        : options with { Azure = options.Azure with { Credential = Credential, TenantId = Tenant, ClientId = Client, CredentialFile = CredentialFile } };

    /// <summary>The share files with their passphrases.</summary>
    /// <exception cref="FormatException">There are not as many passphrase files as shares.</exception>
    public IReadOnlyList<CustodianFile> Custodians()
    {
        if (SharePassphraseFiles.Count > 0 && SharePassphraseFiles.Count != ShareFiles.Count)
        {
            throw new FormatException("Every share file needs the passphrase file of its custodian, in the same order.");
        }

        return [.. ShareFiles.Select((file, i) => new CustodianFile(file, SharePassphraseFiles.ElementAtOrDefault(i)))];
    }
}
