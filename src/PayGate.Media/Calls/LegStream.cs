using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Calls;

/// <summary>One audio stream of one leg: takes what its party sends and passes it on to the stream opposite.</summary>
internal sealed class LegStream : IDatagramReceiver
{
    private readonly Call _call;
    private readonly PacketWorkspace _workspace;

    internal LegStream(Call call, PortPair ports, PacketWorkspace workspace, long relatchAfter)
    {
        _call = call;
        _workspace = workspace;
        Port = new PartyPort(ports, workspace, relatchAfter);
    }

    /// <summary>The side that faces the party.</summary>
    internal PartyPort Port { get; }

    /// <summary>The other party's stream.</summary>
    internal LegStream? Peer { get; set; }

    /// <summary>What the party announced last; <see langword="null"/> before its first description, or when it refused the section.</summary>
    internal SdpMedia? Announced { get; set; }

    /// <summary>What the payload types mean that this party sends.</summary>
    internal PayloadMap Payloads { get; } = new();

    public void Receive(bool isRtcp, int length, in SocketEndPoint source)
    {
        Span<byte> datagram = _workspace.Received[..length];
        if (length > PacketWorkspace.MostDatagramBytes)
        {
            Port.Refuse(isRtcp);
        }
        else if (RtcpFormat.IsRtcp(datagram))
        {
            ReceiveRtcp(datagram, source, !isRtcp);
        }
        else if (isRtcp)
        {
            Port.Refuse(isRtcp: true);
        }
        else
        {
            ReceiveRtp(datagram, source);
        }
    }

    public void ReceiveFailed() => Port.Refuse(isRtcp: false);

    private void ReceiveRtp(Span<byte> datagram, in SocketEndPoint source)
    {
        if (RtpPacket.TryParse(datagram, out _) != RtpProblem.None)
        {
            Port.Refuse(isRtcp: false);
            return;
        }

        if (Port.AcceptRtp(source, datagram.Length))
        {
            _call.LastPacketAt = _workspace.Now;
            Peer?.Port.SendRtp(datagram);
        }
    }

    private void ReceiveRtcp(ReadOnlySpan<byte> datagram, in SocketEndPoint source, bool cameToRtpPort)
    {
        if (Port.AcceptRtcp(source, datagram.Length, cameToRtpPort))
        {
            _call.LastPacketAt = _workspace.Now;
            Peer?.Port.SendRtcp(datagram);
        }
    }
}
