using System.CommandLine;
using System.Net;
using System.Net.Sockets;
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

    private static readonly Option<string?> MediaV6 = new("--media-address-v6") { Description = "IPv6 address that telephones send media to (default: calls over IPv6 are refused)." };

    private static readonly Option<string?> Advertised = new("--advertised-address")
    {
        Description = "IPv4 address written into session descriptions, where it is not the one that media ports are bound to (NAT).",
    };

    private static readonly Option<string?> AdvertisedV6 = new("--advertised-address-v6") { Description = "The same for IPv6." };

    private static readonly Option<int> Workers = new("--workers")
    {
        Description = "Threads that relay packets, each with its share of the calls.",
        DefaultValueFactory = _ => RelayOptions.DefaultWorkers,
    };

    private static readonly Option<string?> Media = new("--media-folder") { Description = "Folder below which play media finds its WAV files." };

    /// <summary>Adds the switches to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(MediaV6);
        command.Add(Advertised);
        command.Add(AdvertisedV6);
        command.Add(Workers);
        command.Add(Clients);
        command.Add(Codecs);
        command.Add(Forwarding);
        command.Add(Media);
    }

    /// <summary>The settings with what was said.</summary>
    /// <exception cref="FormatException">A value is not what its switch takes.</exception>
    public static RelayOptions Read(ParseResult parsed) => new()
    {
        MediaAddressV6 = ReadAddress(parsed, MediaV6, AddressFamily.InterNetworkV6),
        AdvertisedAddress = ReadAddress(parsed, Advertised, AddressFamily.InterNetwork),
        AdvertisedAddressV6 = ReadAddress(parsed, AdvertisedV6, AddressFamily.InterNetworkV6),
        Workers = parsed.GetValue(Workers),
        NgClients = [.. parsed.GetValue(Clients)!.Select(ReadNetwork)],
        CaptureCodecs = parsed.GetValue(Codecs),
        MediaFolder = parsed.GetValue(Media),
        ForwardingEndPoint = parsed.GetValue(Forwarding) is not { } text ? null
            : IPEndPoint.TryParse(text, out IPEndPoint? target) && text.Contains(':', StringComparison.Ordinal) ? target
            : throw new FormatException("--forward-to is not ADDRESS:PORT."),
    };

    private static IPAddress? ReadAddress(ParseResult parsed, Option<string?> option, AddressFamily family) => parsed.GetValue(option) switch
    {
        null => null,
        { } text when IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == family => address,
        _ => throw new FormatException($"{option.Name} is not an {(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6")} address."),
    };

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out IPNetwork network) ? network
            : IPAddress.TryParse(text, out IPAddress? only) ? new IPNetwork(only, only.GetAddressBytes().Length * 8)
            : throw new FormatException("--ng-client is not ADDRESS/BITS.");
}
