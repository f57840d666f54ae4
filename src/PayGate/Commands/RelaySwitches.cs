using System.CommandLine;
using System.Net;
using PayGate.Media.Relay;

namespace PayGate.Commands;

/// <summary>What <c>paygate relay</c> and <c>paygate serve</c> both let be said of the relay beside its addresses.</summary>
internal static class RelaySwitches
{
    private static readonly Option<string[]> Clients = new("--ng-client")
    {
        Description = "Network that may send NG commands, ADDRESS/BITS; may be given several times. Needed when the NG port is not on loopback.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<CaptureCodecs> Codecs = new("--capture-codecs")
    {
        Description = "Codecs in which keys cannot be heard: Strip does not negotiate them, HoldBack keeps the caller's sound back while armed.",
        DefaultValueFactory = _ => CaptureCodecs.Strip,
    };

    private static readonly Option<string?> Forwarding = new("--forward-to") { Description = "Where start forwarding sends copies from behind the mask, ADDRESS:PORT." };

    private static readonly Option<string?> Media = new("--media-folder") { Description = "Folder below which play media finds its WAV files." };

    /// <summary>Adds the switches to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Clients);
        command.Add(Codecs);
        command.Add(Forwarding);
        command.Add(Media);
    }

    /// <summary>The settings with what was said.</summary>
    /// <exception cref="FormatException">A value is not what its switch takes.</exception>
    public static RelayOptions Read(ParseResult parsed) => new()
    {
        NgClients = [.. parsed.GetValue(Clients)!.Select(ReadNetwork)],
        CaptureCodecs = parsed.GetValue(Codecs),
        MediaFolder = parsed.GetValue(Media),
        ForwardingEndPoint = parsed.GetValue(Forwarding) is not { } text ? null
            : IPEndPoint.TryParse(text, out IPEndPoint? target) && text.Contains(':', StringComparison.Ordinal) ? target
            : throw new FormatException("--forward-to is not ADDRESS:PORT."),
    };

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out IPNetwork network) ? network
            : IPAddress.TryParse(text, out IPAddress? only) ? new IPNetwork(only, only.GetAddressBytes().Length * 8)
            : throw new FormatException("--ng-client is not ADDRESS/BITS.");
}
