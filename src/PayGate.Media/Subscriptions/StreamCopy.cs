using PayGate.Media.Calls;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Subscriptions;

/// <summary>A stream as one listener gets it, on a port of its own. What the listener sends reaches nobody; it only shows where it can be reached.</summary>
internal sealed class StreamCopy : IDatagramReceiver
{
    private readonly PacketWorkspace _workspace;

    /// <param name="source">The stream that is copied.</param>
    /// <param name="ports">The listener's ports.</param>
    /// <param name="workspace">The worker's.</param>
    /// <param name="relatchAfter">Microseconds of silence after which the listener may come from elsewhere.</param>
    internal StreamCopy(LegStream source, PortPair ports, PacketWorkspace workspace, long relatchAfter)
    {
        Source = source;
        _workspace = workspace;
        Port = new PartyPort(ports, workspace, relatchAfter);
    }

    internal LegStream Source { get; }

    /// <summary>The side that faces the listener.</summary>
    internal PartyPort Port { get; }

    /// <summary>Sends what came out of the mask.</summary>
    internal void Send(ReadOnlySpan<byte> packet) => Port.SendRtp(packet);

    public void Receive(bool isRtcp, int length, in SocketEndPoint source)
    {
        Span<byte> datagram = _workspace.Received[..Math.Min(length, PacketWorkspace.MostDatagramBytes)];
        bool isReport = isRtcp || RtcpFormat.IsRtcp(datagram);
        if (isReport)
        {
            Port.AcceptRtcp(source, length, cameToRtpPort: !isRtcp);
        }
        else if (RtpPacket.TryParse(datagram, out RtpPacket packet) == RtpProblem.None)
        {
            Port.AcceptRtp(source, packet, length);
        }
        else
        {
            Port.Refuse(isRtcp: false);
        }
    }

    public void ReceiveFailed() => Port.Refuse(isRtcp: false);
}
