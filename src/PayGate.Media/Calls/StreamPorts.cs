using System.Net;
using System.Net.Sockets;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;
using PayGate.Media.Subscriptions;

namespace PayGate.Media.Calls;

/// <summary>Opens streams on ports of the pool and closes them again.</summary>
internal sealed class StreamPorts(
    PortPool pool, ISocketWatch watch, PacketWorkspace workspace, IPAddress addressV4, IPAddress? addressV6, long relatchAfter)
{
    /// <summary>Microseconds of the worker's clock.</summary>
    internal long Now => workspace.Now;

    internal bool HasFamily(AddressFamily family) => family == AddressFamily.InterNetwork || addressV6 is not null;

    /// <summary>A stream with ports of its own; <see langword="null"/> when the range has run out.</summary>
    internal LegStream? TryOpen(Call call, Leg leg, AddressFamily family) =>
        TryOpen(family, ports => new LegStream(call, leg, ports, workspace, relatchAfter));

    /// <summary>Ports for a listener to a stream; <see langword="null"/> when the range has run out.</summary>
    internal StreamCopy? TryOpenCopy(LegStream source, AddressFamily family) =>
        TryOpen(family, ports => new StreamCopy(source, ports, workspace, relatchAfter));

    internal void Close(LegStream stream) => Close(stream.Port);

    internal void Close(PartyPort port)
    {
        watch.Unwatch(port.Ports.Rtp);
        watch.Unwatch(port.Ports.Rtcp);
        port.Srtp?.Dispose();
        port.Srtp = null;
        pool.Return(port.Ports, workspace.Now);
    }

    private T? TryOpen<T>(AddressFamily family, Func<PortPair, T> receiver)
        where T : class, IDatagramReceiver
    {
        IPAddress address = family == AddressFamily.InterNetworkV6 ? addressV6! : addressV4;
        if (pool.TryRent(address, workspace.Now) is not { } ports)
        {
            return null;
        }

        T opened = receiver(ports);
        watch.Watch(ports.Rtp, opened, isRtcp: false);
        watch.Watch(ports.Rtcp, opened, isRtcp: true);
        return opened;
    }
}
