namespace PayGate.Media.Rtp;

/// <summary>Tells RTCP from RTP, also on a shared port.</summary>
internal static class RtcpFormat
{
    // RFC 3550 section 6.4: a header word and the sender's SSRC.
    private const int LeastBytes = 8;

    /// <summary>Where the SSRC of the sender stands.</summary>
    internal const int SsrcOffset = 4;

    // RFC 5761 section 4: packet types 192 to 223 are RTCP; as RTP they would be payload types 64 to 95 with the marker set.
    private const byte FirstPacketType = 192;
    private const byte LastPacketType = 223;

    internal static bool IsRtcp(ReadOnlySpan<byte> datagram) =>
        datagram.Length >= LeastBytes
        && datagram[0] >> RtpPacket.VersionShift == RtpPacket.Version
        && datagram[1] is >= FirstPacketType and <= LastPacketType;
}
