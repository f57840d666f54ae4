using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PayGate.Audit;
using PayGate.Contracts;
using PayGate.Contracts.Tenancy;
using PayGate.Hosting;
using PayGate.Vault;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Keys;
using PayGate.Vault.Rotation;
using PayGate.Vault.Tenants;
using PayGate.Vault.Tokens;

namespace PayGate.Commands;

/// <summary><c>paygate keys</c>: lists, rotates, re-wraps and destroys the vault's keys, beside a running vault or without one.</summary>
internal static class KeysCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Option<string> Data = new("--data") { Description = "The data folder.", DefaultValueFactory = _ => "data" };
    private static readonly Option<string?> Database = VaultDatabaseOption.Create();
    private static readonly Option<string> Actor = new("--actor")
    {
        Description = "Who does this, for the audit.",
        DefaultValueFactory = _ => "operator:" + Environment.UserName,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command keys = new("keys", "Keys of the vault, what opens them, and how tenants' cards are treated.")
        {
            List(), Inventory(), Rotate(), Rewrap(), Destroy(), Policy(),
        };
        KeyFileCommands.AddTo(keys);
        return keys;
    }

    private static Command List()
    {
        Option<bool> all = new("--all") { Description = "Destroyed keys too." };
        Command command = Common(new Command("list", "Keys of every level, with cryptoperiods and what is overdue.") { all });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using KeyAdministration keys = await OpenAsync(parsed, cancellationToken);
            IReadOnlyList<KeyInventoryEntry> entries = await keys.InventoryAsync(cancellationToken);
            bool withDestroyed = parsed.GetValue(all);
            foreach (KeyInventoryEntry entry in entries.Where(entry => withDestroyed || entry.State != KeyState.Destroyed))
            {
                Console.Out.WriteLine(FormattableString.Invariant(
                    $"{entry.Level,-11} {entry.Tenant ?? "-",-20} {entry.Id,-8} gen {entry.Generation,-3} {entry.State,-9} until {entry.PeriodEndsAt:yyyy-MM-dd} {entry.Algorithm}{(entry.IsOverdue ? "  OVERDUE" : "")}"));
            }

            return entries.Any(entry => entry.IsOverdue) ? 1 : 0;
        });
        return command;
    }

    private static Command Inventory()
    {
        Option<bool> json = new("--json") { Description = "As JSON, for an assessor (the only form)." };
        Command command = Common(new Command("inventory", "Every key there is or was: all of it but the key (PCI DSS 3.6.1.1).") { json });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using KeyAdministration keys = await OpenAsync(parsed, cancellationToken);
            Console.Out.WriteLine(JsonSerializer.Serialize(await keys.InventoryAsync(cancellationToken), Json));
            return 0;
        });
        return command;
    }

    private static Command Rotate()
    {
        Option<KeyLevel> level = new("--level") { Description = "vault, root, sealing, tenant, data, fingerprint or token.", Required = true };
        Option<string?> tenant = new("--tenant") { Description = "Only the keys of this tenant (default: of all)." };
        Command command = Common(new Command("rotate", "New keys for a level; what hangs on the former ones is wrapped anew, no card is touched.") { level, tenant });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using KeyAdministration keys = await OpenAsync(parsed, cancellationToken);
            long made = await keys.RotateAsync(
                parsed.GetValue(level), ReadTenant(parsed.GetValue(tenant)), parsed.GetValue(Actor)!, new ConsoleProgress(), cancellationToken);
            Console.Out.WriteLine(FormattableString.Invariant($"{made} new keys of the level {parsed.GetValue(level)}."));
            return 0;
        });
        return command;
    }

    private static Command Rewrap()
    {
        Command command = Common(new Command("rewrap", "Wraps root keys by the newest vault key and finishes rotations that were cut off."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using KeyAdministration keys = await OpenAsync(parsed, cancellationToken);
            await keys.RewrapAsync(parsed.GetValue(Actor)!, new ConsoleProgress(), cancellationToken);
            Console.Out.WriteLine("All keys hang on the newest root key and the newest vault key.");
            return 0;
        });
        return command;
    }

    private static Command Destroy()
    {
        Option<string?> tenant = new("--tenant") { Description = "Destroys all keys of this tenant: its cards are lost for good." };
        Option<long?> key = new("--key") { Description = "Destroys this retired key: what it wrote is lost for good." };
        Option<bool> yes = new("--yes") { Description = "Says that you mean it." };
        Command command = Common(new Command("destroy", "Destroys the keys of a tenant, or one retired key.") { tenant, key, yes });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TenantId? whose = ReadTenant(parsed.GetValue(tenant));
            long? id = parsed.GetValue(key);
            if (whose is null == id is null)
            {
                throw new FormatException("Name a tenant or a key, one of them.");
            }

            if (!parsed.GetValue(yes))
            {
                throw new FormatException("What these keys protect is lost for good, in backups too: say --yes.");
            }

            using KeyAdministration keys = await OpenAsync(parsed, cancellationToken);
            if (whose is { } named)
            {
                int count = await keys.DestroyTenantAsync(named, parsed.GetValue(Actor)!);
                Console.Out.WriteLine(FormattableString.Invariant($"{count} keys destroyed."));
                return count == 0 ? 1 : 0;
            }

            await keys.DestroyKeyAsync(id!.Value, parsed.GetValue(Actor)!, new ConsoleProgress(), cancellationToken);
            Console.Out.WriteLine("The key is destroyed.");
            return 0;
        });
        return command;
    }

    private static Command Policy()
    {
        Option<string> tenant = new("--tenant") { Description = "Whose cards.", Required = true };
        Option<TokenFormat> format = new("--token-format") { Description = "permutation or random." };
        Option<bool> same = new("--same-card-same-token") { Description = "true or false.", DefaultValueFactory = _ => true };
        Option<CipherSuite> suite = new("--suite")
        {
            Description = "XChaCha20Poly1305 or Aes256Gcm.",
            DefaultValueFactory = _ => CipherSuite.XChaCha20Poly1305,
        };
        Command command = Common(new Command("policy", "Sets how new cards of a tenant are treated; stored ones stay as they are.") { tenant, format, same, suite });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using KeyAdministration keys = await OpenAsync(parsed, cancellationToken);
            TenantPolicy policy = new()
            {
                TokenFormat = parsed.GetValue(format),
                SameCardSameToken = parsed.GetValue(same),
                Suite = parsed.GetValue(suite),
            };
            await keys.ChoosePolicyAsync(ReadTenant(parsed.GetValue(tenant))!.Value, policy, parsed.GetValue(Actor)!);
            Console.Out.WriteLine(policy);
            return 0;
        });
        return command;
    }

    private static Command Common(Command command)
    {
        command.Add(Data);
        command.Add(Database);
        KeyVaultOptions.AddTo(command);
        command.Add(Actor);
        return command;
    }

    private static async Task<KeyAdministration> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ProcessHardening.Apply(inspectable: false);
        string root = parsed.GetValue(Data)!;
        if (!Directory.Exists(root))
        {
            throw new IOException("There is no such data folder.");
        }

        DataFolder folder = new(root);
        VaultOptions options = new()
        {
            Folder = folder.Vault,
            Database = VaultDatabaseOption.Read(parsed.GetValue(Database)),
        };
        options = KeyVaultOptions.Read(parsed).Complete(options);
        return await KeyAdministration.OpenAsync(options, AuditSigner.OpenOrCreate(folder.AuditKey), TimeProvider.System, cancellationToken);
    }

    private static TenantId? ReadTenant(string? text) => text is null ? null : Identifiers.Parse<TenantId>(text);
}
