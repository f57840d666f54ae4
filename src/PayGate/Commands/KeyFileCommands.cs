using System.CommandLine;
using PayGate.Hosting;
using PayGate.Vault;
using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Commands;

/// <summary><c>paygate keys unlock | custodians | passphrase</c>: what opens the vault's key file.</summary>
internal static class KeyFileCommands
{
    private static readonly Option<string> Data = new("--data") { Description = "Where the node keeps its state.", DefaultValueFactory = _ => "data" };
    private static readonly Option<string> Share = new("--share") { Description = "The custodian's share file.", Required = true };
    private static readonly Option<string?> SharePassphrase = new("--share-passphrase-file") { Description = "File with the custodian's passphrase (default: asks)." };
    private static readonly Option<string[]> NewShares = new("--new-share")
    {
        Description = "Where the share of a new custodian goes; two to sixteen times. Any two of them will open the key file.",
        Required = true,
    };

    private static readonly Option<string[]> NewPassphrases = new("--new-share-passphrase-file")
    {
        Description = "The passphrase of each new custodian, in the same order (default: asks each).",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string> NewPassphrase = new("--new-passphrase-file") { Description = "File whose first line opens the key file from now on.", Required = true };

    /// <summary>Adds the three to the command that manages keys.</summary>
    public static void AddTo(Command keys)
    {
        Command unlock = new("unlock", "Hand a custodian's share in to a vault that waits for two.") { Data, Share, SharePassphrase };
        unlock.SetAction(UnlockAsync);
        Command custodians = new("custodians", "Appoint custodians: any two of them open the vault's key file, in the place of what opens it now.")
        {
            Data, NewShares, NewPassphrases,
        };
        KeyVaultOptions.AddTo(custodians);
        custodians.SetAction(AppointAsync);
        Command passphrase = new("passphrase", "Seal the vault's key file under a passphrase, in the place of what opens it now.") { Data, NewPassphrase };
        KeyVaultOptions.AddTo(passphrase);
        passphrase.SetAction(SealAsync);
        keys.Subcommands.Add(unlock);
        keys.Subcommands.Add(custodians);
        keys.Subcommands.Add(passphrase);
    }

    private static VaultOptions Now(ParseResult parsed) =>
        KeyVaultOptions.Read(parsed).ToVaultOptions(new DataFolder(parsed.GetValue(Data)!).Vault);

    private static async Task UnlockAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        VaultOptions options = new() { Folder = new DataFolder(parsed.GetValue(Data)!).Vault };
        CustodianFile custodian = new(parsed.GetValue(Share)!, parsed.GetValue(SharePassphrase));
        string answer = await VaultLock.HandInAsync(options, custodian, TerminalPassphrase.Ask, cancellationToken);
        if (answer.StartsWith("refused", StringComparison.Ordinal))
        {
            throw new VaultUnavailableException(answer);
        }

        Console.Error.WriteLine("paygate: " + answer);
    }

    private static async Task AppointAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        KeyVaultArguments appointed = new() { ShareFiles = parsed.GetValue(NewShares)!, SharePassphraseFiles = parsed.GetValue(NewPassphrases)! };
        IReadOnlyList<CustodianFile> custodians = appointed.Custodians();
        await KeyFileCeremony.AppointAsync(Now(parsed), custodians, TerminalPassphrase.Ask, TimeProvider.System, cancellationToken);
        Console.Error.WriteLine($"paygate: {custodians.Count} custodians are appointed; any two of them open the vault. Give each their share and keep none.");
    }

    private static async Task SealAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await KeyFileCeremony.SealByPassphraseAsync(Now(parsed), parsed.GetValue(NewPassphrase)!, TimeProvider.System, cancellationToken);
        Console.Error.WriteLine("paygate: the vault's key file is sealed under the new passphrase.");
    }
}
