using PayGate.Audit.Storage;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Issuers;
using PayGate.Vault.Keys;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Azure;
using PayGate.Vault.KeyVaults.Pkcs11;
using PayGate.Vault.KeyVaults.Software;
using PayGate.Vault.Tenants;
using PayGate.Vault.Tokens;

namespace PayGate.Vault;

/// <summary>Settings of the vault.</summary>
public sealed record VaultOptions
{
    /// <summary>Where <c>vault.db</c> and <c>vault.key</c> lie; made when it is not there, for its owner only.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// A file whose content (without a line end) is the passphrase of the vault key, 12 bytes or more. <see langword="null"/>, the default:
    /// a random
    /// secret in <c>vault.key.secret</c>, which protects a copy of the database or of the key file alone, not of the whole folder.
    /// </summary>
    public string? PassphraseFile { get; init; }

    /// <summary>The shares of two custodians, where such shares open the vault key and are at hand when it starts.</summary>
    public IReadOnlyList<CustodianFile> ShareFiles { get; init; } = [];

    /// <summary>Asks custodians whose passphrase is in no file; <see langword="null"/>, the default: nobody is asked.</summary>
    public PassphrasePrompt? Ask { get; init; }

    /// <summary>The vault key is in Azure Key Vault; <see langword="null"/>, the default: it is not.</summary>
    public AzureKeyVaultOptions? Azure { get; init; }

    /// <summary>The vault key is in an HSM behind PKCS #11; <see langword="null"/>, the default: it is not.</summary>
    public Pkcs11Options? Pkcs11 { get; init; }

    /// <summary>The settings of the key vault that this one takes the place of, until all keys are wrapped anew.</summary>
    public VaultOptions? PreviousKeyVault { get; init; }

    /// <summary>Shares that custodians handed in since the start.</summary>
    internal CustodianShares? HandedIn { get; init; }

    internal string KeyFile => Path.Combine(Folder, "vault.key");

    /// <summary>
    /// The same card under the same tenant gives the same token, for tenants that did not choose. On by default; never across tenants.
    /// </summary>
    public bool SameCardSameToken { get; init; } = true;

    /// <summary>How long a security code is held in memory at most: over 0 up to 1 hour, by default 15 minutes.</summary>
    public TimeSpan SecurityCodeLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Where cards, keys and the audit chain are; <see langword="null"/>, the default: in <c>vault.db</c> of the folder.</summary>
    public DatabaseAddress? Database { get; init; }

    /// <summary>How tokens are made for tenants that did not choose.</summary>
    public TokenFormat TokenFormat { get; init; } = TokenFormat.Permutation;

    /// <summary>What cards are encrypted with for tenants that did not choose.</summary>
    public CipherSuite Suite { get; init; } = CipherSuite.XChaCha20Poly1305;

    /// <summary>How long keys are used for what is new (PCI DSS 3.7.4).</summary>
    public Cryptoperiods Cryptoperiods { get; init; } = new();

    /// <summary>What the issuers of cards are known by.</summary>
    public IssuerRangeFile Issuers { get; init; } = new();

    /// <summary>
    /// How long a word of the key vault counts as fresh: 1 minute to 24 hours, by default 1 hour. A key that it refuses stops the vault at
    /// the end of it.
    /// </summary>
    public TimeSpan RootKeySoftLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A key vault that does not answer stops the vault after this: the soft lifetime to 7 days, by default 24 hours.</summary>
    public TimeSpan RootKeyHardLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>All that is wrong with the settings; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(Folder))
        {
            problems.Add("The vault needs a folder.");
        }

        if (SecurityCodeLifetime <= TimeSpan.Zero || SecurityCodeLifetime > TimeSpan.FromHours(1))
        {
            problems.Add("The lifetime of a security code is over 0 and at most 1 hour.");
        }

        problems.AddRange(Cryptoperiods.Problems());
        if (RootKeySoftLifetime < TimeSpan.FromMinutes(1) || RootKeySoftLifetime > TimeSpan.FromHours(24))
        {
            problems.Add("The soft lifetime of the root key is 1 minute to 24 hours.");
        }

        if (RootKeyHardLifetime < RootKeySoftLifetime || RootKeyHardLifetime > TimeSpan.FromDays(7))
        {
            problems.Add("The hard lifetime of the root key is its soft lifetime to 7 days.");
        }

        if (new object?[] { PassphraseFile, ShareFiles.Count > 0 ? ShareFiles : null, Azure, Pkcs11 }.Count(setting => setting is not null) > 1)
        {
            problems.Add("The vault key is opened by one of these: a passphrase file, share files, Azure Key Vault, a PKCS#11 token.");
        }

        problems.AddRange(Azure?.Problems() ?? []);
        problems.AddRange(PreviousKeyVault?.Problems() ?? []);
        problems.AddRange(Pkcs11?.Problems() ?? []);
        return problems;
    }

    internal DatabaseAddress Address => Database ?? DatabaseAddress.OfFile(Path.Combine(Folder, "vault.db"));

    internal TenantPolicy DefaultPolicy() => new() { TokenFormat = TokenFormat, SameCardSameToken = SameCardSameToken, Suite = Suite };

    internal RootKeyOptions RootKeyLifetimes() => new() { SoftLifetime = RootKeySoftLifetime, HardLifetime = RootKeyHardLifetime };
}
