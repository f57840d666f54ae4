using System.Net;

namespace PayGate.Media.Relay;

/// <summary>Settings of a relay. <see cref="Problems"/> lists everything that is wrong with them at once.</summary>
public sealed record RelayOptions
{
    /// <summary>Where NG commands are taken (UDP); port 0 picks one. Default 127.0.0.1:2223.</summary>
    public IPEndPoint NgEndPoint { get; init; } = new(IPAddress.Loopback, 2223);

    /// <summary>Networks that may send NG commands. May be empty (default) only while <see cref="NgEndPoint"/> is a loopback address.</summary>
    public IReadOnlyList<IPNetwork> NgClients { get; init; } = [];

    /// <summary>IPv4 address the media ports are bound to; may be 0.0.0.0. Default 127.0.0.1.</summary>
    public IPAddress MediaAddress { get; init; } = IPAddress.Loopback;

    /// <summary>IPv4 address written into session descriptions. Default: <see cref="MediaAddress"/>.</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    /// <summary>IPv6 address the media ports are bound to; <see langword="null"/> (default): calls over IPv6 are refused.</summary>
    public IPAddress? MediaAddressV6 { get; init; }

    /// <summary>IPv6 address written into session descriptions. Default: <see cref="MediaAddressV6"/>.</summary>
    public IPAddress? AdvertisedAddressV6 { get; init; }

    /// <summary>Lowest media port, 1024 to 65534. Default 30000.</summary>
    public int FirstPort { get; init; } = 30000;

    /// <summary>Highest media port, inclusive; a call takes four ports. Default 39999.</summary>
    public int LastPort { get; init; } = 39999;

    /// <summary>How long the ports of an ended call rest before another call gets them, 0 to 10 minutes. Default 5 s.</summary>
    public TimeSpan PortRest { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls at one time, 1 to 100 000; beyond that an offer gets <c>Parallel session limit reached</c>. Default 2000.</summary>
    public int MostCalls { get; init; } = 2000;

    /// <summary>Threads that relay packets, 1 to 64; each has its own share of the calls. Default: see <see cref="DefaultWorkers"/>.</summary>
    public int Workers { get; init; } = DefaultWorkers;

    /// <summary>An answered call without any packet for this long is let go, 1 s to 1 day. Default 60 s.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The same for a call on which a party is on hold, when silence is normal. Default 1 hour.</summary>
    public TimeSpan HoldTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A call not answered for this long is let go. Default 5 minutes.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A party silent for this long may come back from another address, 100 ms to 10 minutes. Default 3 s.</summary>
    public TimeSpan RelatchAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Folder for sealed recordings; <see langword="null"/> (default): calls are not recorded.</summary>
    public string? RecordingFolder { get; init; }

    /// <summary>Folder of prompts, <c>TENANT/LANGUAGE/NAME.wav</c>; <see langword="null"/> (default): callers are not guided.</summary>
    public string? PromptFolder { get; init; }

    /// <summary>Folder below which <c>play media</c> finds its files; <see langword="null"/> (default): files are not played.</summary>
    public string? MediaFolder { get; init; }

    /// <summary>
    /// Where <c>start forwarding</c> sends copies from behind the masks (UDP): the caller's to this port, the agent's to the one two above.
    /// <see langword="null"/> (default): forwarding is refused.
    /// </summary>
    public IPEndPoint? ForwardingEndPoint { get; init; }

    /// <summary>What happens to codecs in which keys cannot be heard. Default: they are not negotiated.</summary>
    public CaptureCodecs CaptureCodecs { get; init; } = CaptureCodecs.Strip;

    /// <summary>One worker for every two processors, so that what signals, records and writes logs has processors of its own.</summary>
    public static int DefaultWorkers => Math.Clamp(Environment.ProcessorCount / 2, 1, RelayOptionsRules.MostWorkers);

    internal IPAddress AnnouncedAddress => AdvertisedAddress ?? MediaAddress;

    internal IPAddress? AnnouncedAddressV6 => AdvertisedAddressV6 ?? MediaAddressV6;

    /// <summary>Everything that is wrong, in plain words; empty when the relay can start.</summary>
    public IReadOnlyList<string> Problems() => RelayOptionsRules.Check(this);
}
