using System.Globalization;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>What a test changes of the configuration in <c>deploy/kamailio</c>: a site's own lines, and where calls are sent.</summary>
/// <param name="Port">Port of UDP and TCP; TLS is one above.</param>
/// <param name="Relays">NG addresses, as <c>site.cfg</c> names them.</param>
/// <param name="Lines">Further lines of <c>site.cfg</c>.</param>
internal sealed record EdgeSettings(int Port, string Relays, params string[] Lines)
{
    public const string TrunkAddress = "127.0.1.1";
    public const string AgentAddress = "127.0.2.1";

    /// <summary>Where the trunk's side takes calls.</summary>
    public int TrunkPort { get; init; } = 5361;

    /// <summary>Where the agents' side takes calls.</summary>
    public int AgentPort { get; init; } = 5362;

    public string Site(string folder, string run) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"listen=udp:127.0.0.1:{Port}"),
        string.Create(CultureInfo.InvariantCulture, $"listen=tcp:127.0.0.1:{Port}"),
        string.Create(CultureInfo.InvariantCulture, $"#!substdef \"!CFG_DIR!{folder}!g\""),
        string.Create(CultureInfo.InvariantCulture, $"#!substdef \"!RUN_DIR!{run}!g\""),
        string.Create(CultureInfo.InvariantCulture, $"#!substdef \"!RELAYS!{Relays}!g\""),
        .. Lines,
        "",
    ]);

    public string Targets() => string.Create(
        CultureInfo.InvariantCulture, $"1 sip:{TrunkAddress}:{TrunkPort} 0 10\n2 sip:{AgentAddress}:{AgentPort} 0 10\n");
}
