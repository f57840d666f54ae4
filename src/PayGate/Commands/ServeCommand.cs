using System.CommandLine;
using System.Globalization;
using System.Net;
using PayGate.Hosting;
using PayGate.Links;

namespace PayGate.Commands;

/// <summary><c>paygate serve</c>: plays every role, or the named ones.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Where the node keeps its state.", DefaultValueFactory = _ => "data" };
    private static readonly Option<string[]> Roles = new("--role")
    {
        Description = "Plays only this role: relay, capture, vault, redaction or console. May be given several times.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Links = new("--links") { Description = "Where the roles reach each other: relay=ADDRESS:PORT,vault=..." };
    private static readonly Option<string> Http = new("--http") { Description = "Address of the consoles.", DefaultValueFactory = _ => "127.0.0.1:5080" };
    private static readonly Option<string> Ng = new("--ng") { Description = "Address of the NG port for the SIP edge.", DefaultValueFactory = _ => "127.0.0.1:2223" };
    private static readonly Option<string> Media = new("--media-address") { Description = "Address that telephones send media to.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<string> Ports = new("--media-ports") { Description = "UDP ports for media, FIRST-LAST.", DefaultValueFactory = _ => "30000-39999" };
    private static readonly Option<bool> Release = new("--release-without-speech-check")
    {
        Description = "Releases recordings although spoken numbers were not looked for (default: quarantine).",
    };

    private static readonly Option<string?> VaultDatabase = VaultDatabaseOption.Create();

    private static readonly Option<string?> Issuers = new("--issuer-ranges")
    {
        Description = "CSV file with issuers by leading digits; a changed file takes effect by itself (default: published test ranges).",
    };

    private static readonly Option<bool> Demo = new("--demo-accounts") { Description = "Creates one account a role with a random password. Never in production." };
    private static readonly Option<bool> Announce = new("--announce") { Description = "Says where it listens in one line of JSON; stops when its input ends.", Hidden = true };
    private static readonly Option<bool> Inspectable = new("--inspectable") { Description = "Lets its own user read its memory.", Hidden = true };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("serve", "Play every role on embedded defaults, or the named roles.")
        {
            Data, Roles, Links, Http, Ng, Media, Ports, Release, VaultDatabase, Issuers, Demo, Announce, Inspectable,
        };
        KeyVaultOptions.AddTo(command);
        RelaySwitches.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) => await NodeRunner.RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static NodeOptions Read(ParseResult parsed)
    {
        HashSet<Role> roles = [.. parsed.GetValue(Roles)!.Select(ReadRole)];
        LinkAddresses? links = parsed.GetValue(Links) is { } text ? LinkAddresses.Parse(text) : null;
        if (roles.Count > 0 && links is null)
        {
            throw new FormatException("--role needs --links: a role alone has to reach the others.");
        }

        return new NodeOptions
        {
            Roles = roles.Count > 0 ? roles : Enum.GetValues<Role>().ToHashSet(),
            Data = new DataFolder(parsed.GetValue(Data)!),
            Http = ReadEndPoint(parsed.GetValue(Http)!, "--http"),
            Ng = ReadEndPoint(parsed.GetValue(Ng)!, "--ng"),
            MediaAddress = IPAddress.TryParse(parsed.GetValue(Media), out IPAddress? address)
                ? address
                : throw new FormatException("--media-address is not an IP address."),
            Relay = RelaySwitches.Read(parsed),
            MediaPorts = ReadPorts(parsed.GetValue(Ports)!),
            ReleaseWithoutSpeechCheck = parsed.GetValue(Release),
            KeyVault = KeyVaultOptions.Read(parsed),
            VaultDatabase = VaultDatabaseOption.Read(parsed.GetValue(VaultDatabase)),
            IssuerRanges = parsed.GetValue(Issuers),
            DemoAccounts = parsed.GetValue(Demo),
            Announce = parsed.GetValue(Announce),
            Inspectable = parsed.GetValue(Inspectable),
            Links = roles.Count > 0 ? links : null,
        };
    }

    private static Role ReadRole(string text) =>
        Enum.TryParse(text, ignoreCase: true, out Role role) && !char.IsAsciiDigit(text[0])
            ? role
            : throw new FormatException("--role is one of relay, capture, vault, redaction, console.");

    private static IPEndPoint ReadEndPoint(string text, string option) =>
        IPEndPoint.TryParse(text, out IPEndPoint? address) && text.Contains(':', StringComparison.Ordinal)
            ? address
            : throw new FormatException(option + " is not ADDRESS:PORT.");

    private static (int First, int Last) ReadPorts(string text)
    {
        string[] sides = text.Split('-');
        return sides.Length == 2
            && ushort.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out ushort first)
            && ushort.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort last)
            && first >= 1024
            && last - first >= 3
            ? (first, last)
            : throw new FormatException("--media-ports is not FIRST-LAST with at least four ports above 1023.");
    }
}
