using PayGate.Media.Sockets;

namespace PayGate.Media.Rtp;

/// <summary>
/// Where a party sends RTCP from and wants it: a port of the host that its RTP comes from, or of the one it signalled; strangers are
/// refused.
/// </summary>
internal struct ReportLatch
{
    // Reports come every five seconds or so (RFC 3550 section 6.2): after three that are missing another port of the same host may send
    // them.
    private const long Silence = 15_000_000;

    private SocketEndPoint _signalled;
    private SocketEndPoint _heard;
    private long _lastHeard;
    private bool _onHold;

    /// <summary>Where to send to; not reachable before an address is known and while the party is on hold.</summary>
    internal readonly SocketEndPoint Target => _onHold ? default : _heard.IsReachable ? _heard : _signalled;

    /// <summary>The party sent an offer or an answer.</summary>
    internal void Signal(in SocketEndPoint address)
    {
        _onHold = !address.IsReachable;
        if (!_onHold && !address.Equals(_signalled))
        {
            (_signalled, _heard) = (address, default);
        }
    }

    /// <summary>Whether a report may pass.</summary>
    /// <param name="source">Who sent it.</param>
    /// <param name="rtp">Where RTP comes from.</param>
    /// <param name="isGenuine">It proved that it comes from the party.</param>
    /// <param name="now">The time, in microseconds.</param>
    internal bool Accept(in SocketEndPoint source, in SourceLatch rtp, bool isGenuine, long now)
    {
        if (!source.Equals(_heard))
        {
            bool isHost = source.HasAddressOf(_signalled) || rtp.IsHost(source);
            if (!isHost || (_heard.IsReachable && rtp.IsHost(_heard) && now - _lastHeard < Silence))
            {
                return isGenuine;
            }
        }

        (_heard, _lastHeard) = (source, now);
        return true;
    }
}
