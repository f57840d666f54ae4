using PayGate.Media.Rtp;
using PayGate.Media.Sockets;
using PayGate.Media.Srtp;

namespace PayGate.Media.Calls;

/// <summary>The port pair that faces one party of a call: from whom it takes packets, and where it sends them.</summary>
internal sealed class PartyPort(PortPair ports, PacketWorkspace workspace, long relatchAfter)
{
    private SourceLatch _rtpLatch;
    private ReportLatch _rtcpLatch;
    private PacketCounters _rtp;
    private PacketCounters _rtcp;
    private PacketCounters _sent;

    internal PortPair Ports { get; } = ports;

    /// <summary>RTP and RTCP share the RTP port on this side (RFC 5761).</summary>
    internal bool SharesPort { get; set; }

    /// <summary>SRTP with the party; <see langword="null"/>: plain RTP. While there is one, nothing plain is taken or sent.</summary>
    internal SrtpSession? Srtp { get; set; }

    /// <summary>What the edge says of the party's addresses.</summary>
    internal SourceRules Sources
    {
        set => _rtpLatch.Rules = value;
    }

    /// <summary>What came in as RTP and was accepted or refused.</summary>
    internal PacketCounters Rtp => _rtp;

    /// <summary>What came in as RTCP and was accepted or refused.</summary>
    internal PacketCounters Rtcp => _rtcp;

    /// <summary>RTP for this party: bytes of payload, before SRTP; as errors what the system did not take, of RTCP too.</summary>
    internal PacketCounters Sent => _sent;

    /// <summary>Where the party is sent RTP now; not reachable before it is known.</summary>
    internal SocketEndPoint RtpTarget => _rtpLatch.Target;

    /// <summary>The party said where it wants its packets.</summary>
    internal void Signal(in SocketEndPoint rtp, in SocketEndPoint rtcp)
    {
        _rtpLatch.Signal(rtp, workspace.Now);
        _rtcpLatch.Signal(rtcp);
    }

    /// <summary>
    /// Authenticates and decrypts what came, in place; its length in clear, -1 when it is refused. Plain RTP stays as it is.
    /// </summary>
    internal int Open(Span<byte> datagram, bool isRtcp)
    {
        if (Srtp is null)
        {
            return datagram.Length;
        }

        int length = isRtcp ? Srtp.OpenRtcp(datagram, workspace.Now) : Srtp.OpenRtp(datagram, workspace.Now);
        if (length == 0)
        {
            Refuse(isRtcp);
            return -1;
        }

        return length;
    }

    /// <summary>Counts a valid RTP packet if its source may send here.</summary>
    internal bool AcceptRtp(in SocketEndPoint source, in RtpPacket packet, int bytes)
    {
        if (!_rtpLatch.Accept(source, packet.Ssrc, packet.Sequence, Srtp is not null, workspace.Now, relatchAfter))
        {
            _rtp.Errors++;
            return false;
        }

        _rtp.Count(bytes);
        return true;
    }

    /// <summary>Counts a valid RTCP packet if its source may send here. On a shared port the RTP source must be the sender.</summary>
    internal bool AcceptRtcp(in SocketEndPoint source, int bytes, bool cameToRtpPort)
    {
        bool accepted = cameToRtpPort
            ? Srtp is not null || (_rtpLatch.IsLatched ? _rtpLatch.IsSource(source) : _rtpLatch.IsHost(source))
            : _rtcpLatch.Accept(source, _rtpLatch, Srtp is not null, workspace.Now);
        if (!accepted)
        {
            _rtcp.Errors++;
            return false;
        }

        _rtcp.Count(bytes);
        return true;
    }

    internal void Refuse(bool isRtcp)
    {
        if (isRtcp)
        {
            _rtcp.Errors++;
        }
        else
        {
            _rtp.Errors++;
        }
    }

    internal void SendRtp(ReadOnlySpan<byte> packet)
    {
        SocketEndPoint target = _rtpLatch.Target;
        int payload = packet.Length - RtpPacket.HeaderBytes;
        if (!target.IsReachable || !TryProtect(ref packet, isRtcp: false))
        {
            return;
        }

        _sent.Count(payload);
        if (!Ports.Rtp.Send(packet, target))
        {
            _sent.Errors++;
        }
    }

    internal void SendRtcp(ReadOnlySpan<byte> packet)
    {
        SocketEndPoint target = SharesPort ? _rtpLatch.Target : _rtcpLatch.Target;
        UdpSocket socket = SharesPort ? Ports.Rtp : Ports.Rtcp;
        if (target.IsReachable && TryProtect(ref packet, isRtcp: true) && !socket.Send(packet, target))
        {
            _sent.Errors++;
        }
    }

    private bool TryProtect(ref ReadOnlySpan<byte> packet, bool isRtcp)
    {
        if (Srtp is null)
        {
            return true;
        }

        Span<byte> room = workspace.Protected;
        int length = isRtcp ? Srtp.SealRtcp(packet, room, workspace.Now) : Srtp.SealRtp(packet, room, workspace.Now);
        packet = room[..length];
        return length > 0;
    }
}
