using System.Net;
using System.Net.Sockets;

namespace PayGate.Media.Relay;

/// <summary>The rules a relay's settings have to keep; all are checked, none stops at the first failure.</summary>
internal static class RelayOptionsRules
{
    private const int LeastPort = 1024;
    private const int PortsPerCall = 4;
    private const int MostCallsEver = 100_000;

    internal const int MostWorkers = 64;

    internal static IReadOnlyList<string> Check(RelayOptions options)
    {
        var problems = new List<string>();
        CheckAddresses(options, problems);
        CheckPorts(options, problems);
        Require(options.MostCalls is >= 1 and <= MostCallsEver, "MostCalls must be 1 to 100000.", problems);
        Require(options.MediaFolder is null || Directory.Exists(options.MediaFolder), "MediaFolder must be a folder that exists.", problems);
        Require(options.Workers is >= 1 and <= MostWorkers, "Workers must be 1 to 64.", problems);
        CheckTime(options.PortRest, TimeSpan.Zero, TimeSpan.FromMinutes(10), "PortRest must be 0 to 10 minutes.", problems);
        CheckTime(options.MediaTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "MediaTimeout must be 1 second to 1 day.", problems);
        CheckTime(options.HoldTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "HoldTimeout must be 1 second to 1 day.", problems);
        CheckTime(options.RingTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "RingTimeout must be 1 second to 1 day.", problems);
        CheckTime(options.RelatchAfter, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10), "RelatchAfter must be 100 ms to 10 minutes.", problems);
        Require(
            options.ForwardingEndPoint is not { Port: < 1 or > ushort.MaxValue - 3 },
            "ForwardingEndPoint must have a port of 1 to 65532.",
            problems);
        Require(Enum.IsDefined(options.CaptureCodecs), "CaptureCodecs must be Strip or HoldBack.", problems);
        Require(options.PromptFolder is null || Directory.Exists(options.PromptFolder), "PromptFolder must be a folder that exists.", problems);
        Require(
            options.RecordingFolder is null || Directory.Exists(options.RecordingFolder),
            "RecordingFolder must be a folder that exists.",
            problems);
        return problems;
    }

    private static void CheckAddresses(RelayOptions options, List<string> problems)
    {
        Require(IsFamily(options.MediaAddress, AddressFamily.InterNetwork), "MediaAddress must be an IPv4 address.", problems);
        Require(IsFamily(options.AdvertisedAddress, AddressFamily.InterNetwork), "AdvertisedAddress must be an IPv4 address.", problems);
        Require(IsFamily(options.MediaAddressV6, AddressFamily.InterNetworkV6), "MediaAddressV6 must be an IPv6 address.", problems);
        Require(IsFamily(options.AdvertisedAddressV6, AddressFamily.InterNetworkV6), "AdvertisedAddressV6 must be an IPv6 address.", problems);
        Require(
            !options.AnnouncedAddress.Equals(IPAddress.Any),
            "AdvertisedAddress must be set when MediaAddress is 0.0.0.0: callers cannot send there.",
            problems);
        Require(
            options.AnnouncedAddressV6?.Equals(IPAddress.IPv6Any) != true,
            "AdvertisedAddressV6 must be set when MediaAddressV6 is ::, callers cannot send there.",
            problems);
        Require(
            options.AdvertisedAddressV6 is null || options.MediaAddressV6 is not null,
            "AdvertisedAddressV6 needs MediaAddressV6.",
            problems);
    }

    private static void CheckPorts(RelayOptions options, List<string> problems)
    {
        Require(
            options.FirstPort >= LeastPort && options.LastPort <= ushort.MaxValue && options.FirstPort <= options.LastPort,
            "FirstPort and LastPort must be 1024 to 65535, the first not above the last.",
            problems);
        Require(
            options.LastPort - options.FirstPort + 1 - (options.FirstPort & 1) >= PortsPerCall,
            "FirstPort to LastPort must hold at least four ports, from an even one on.",
            problems);
        Require(
            options.NgClients.Count > 0 || IPAddress.IsLoopback(options.NgEndPoint.Address),
            "NgClients must say which networks may send NG commands when NgEndPoint is not a loopback address.",
            problems);
        Require(
            options.NgEndPoint.Port < options.FirstPort || options.NgEndPoint.Port > options.LastPort,
            "NgEndPoint must not lie within the media ports.",
            problems);
    }

    private static bool IsFamily(IPAddress? address, AddressFamily family) => address is null || address.AddressFamily == family;

    private static void CheckTime(TimeSpan value, TimeSpan least, TimeSpan most, string problem, List<string> problems) =>
        Require(value >= least && value <= most, problem, problems);

    private static void Require(bool holds, string problem, List<string> problems)
    {
        if (!holds)
        {
            problems.Add(problem);
        }
    }
}
