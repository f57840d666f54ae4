using System.Net;
using System.Net.Sockets;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Calls;

/// <summary>Opens streams on ports of the pool and closes them again.</summary>
internal sealed class StreamPorts(
    PortPool pool, ISocketWatch watch, PacketWorkspace workspace, IPAddress addressV4, IPAddress? addressV6, long relatchAfter)
{
    /// <summary>Microseconds of the worker's clock.</summary>
    internal long Now => workspace.Now;

    internal bool HasFamily(AddressFamily family) => family == AddressFamily.InterNetwork || addressV6 is not null;

    /// <summary>A stream with ports of its own; <see langword="null"/> when the range has run out.</summary>
    internal LegStream? TryOpen(Call call, Leg leg, AddressFamily family)
    {
        IPAddress address = family == AddressFamily.InterNetworkV6 ? addressV6! : addressV4;
        PortPair? ports = pool.TryRent(address, workspace.Now);
        if (ports is null)
        {
            return null;
        }

        var stream = new LegStream(call, leg, ports, workspace, relatchAfter);
        watch.Watch(ports.Rtp, stream, isRtcp: false);
        watch.Watch(ports.Rtcp, stream, isRtcp: true);
        return stream;
    }

    internal void Close(LegStream stream)
    {
        watch.Unwatch(stream.Port.Ports.Rtp);
        watch.Unwatch(stream.Port.Ports.Rtcp);
        pool.Return(stream.Port.Ports, workspace.Now);
    }
}
