using PayGate.Media.Sockets;

namespace PayGate.Media.Rtp;

/// <summary>An even port for RTP and the odd one above it for RTCP (RFC 3550 section 11).</summary>
internal sealed class PortPair(int port, UdpSocket rtp, UdpSocket rtcp) : IDisposable
{
    /// <summary>The even port.</summary>
    internal int Port { get; } = port;

    internal UdpSocket Rtp { get; } = rtp;

    internal UdpSocket Rtcp { get; } = rtcp;

    public void Dispose()
    {
        Rtp.Dispose();
        Rtcp.Dispose();
    }
}
