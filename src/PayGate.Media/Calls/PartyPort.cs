using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Calls;

/// <summary>The port pair that faces one party of a call: from whom it takes packets, and where it sends them.</summary>
internal sealed class PartyPort(PortPair ports, PacketWorkspace workspace, long relatchAfter)
{
    private SourceLatch _rtpLatch;
    private SourceLatch _rtcpLatch;
    private PacketCounters _rtp;
    private PacketCounters _rtcp;
    private long _sendErrors;

    internal PortPair Ports { get; } = ports;

    /// <summary>RTP and RTCP share the RTP port on this side (RFC 5761).</summary>
    internal bool SharesPort { get; set; }

    /// <summary>What came in as RTP and was accepted or refused.</summary>
    internal PacketCounters Rtp => _rtp;

    /// <summary>What came in as RTCP and was accepted or refused.</summary>
    internal PacketCounters Rtcp => _rtcp;

    /// <summary>Datagrams for this party that the system did not take.</summary>
    internal long SendErrors => _sendErrors;

    /// <summary>Where the party is sent RTP now; not reachable before it is known.</summary>
    internal SocketEndPoint RtpTarget => _rtpLatch.Target;

    /// <summary>The party said where it wants its packets.</summary>
    internal void Signal(in SocketEndPoint rtp, in SocketEndPoint rtcp)
    {
        _rtpLatch.Signal(rtp);
        _rtcpLatch.Signal(rtcp);
    }

    /// <summary>Counts a valid RTP packet if its source may send here.</summary>
    internal bool AcceptRtp(in SocketEndPoint source, int bytes)
    {
        if (!_rtpLatch.Accept(source, workspace.Now, relatchAfter))
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
            ? !_rtpLatch.IsLatched || _rtpLatch.Target.Equals(source)
            : _rtcpLatch.Accept(source, workspace.Now, relatchAfter);
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
        if (target.IsReachable && !Ports.Rtp.Send(packet, target))
        {
            _sendErrors++;
        }
    }

    internal void SendRtcp(ReadOnlySpan<byte> packet)
    {
        if (SharesPort)
        {
            SendRtp(packet);
            return;
        }

        SocketEndPoint target = _rtcpLatch.Target;
        if (target.IsReachable && !Ports.Rtcp.Send(packet, target))
        {
            _sendErrors++;
        }
    }
}
