using PayGate.Media.Rtp;

namespace PayGate.Media.Tests.Rtp;

public sealed class RtpPacketTests
{
    [Fact]
    public void A_plain_packet_is_read_field_by_field()
    {
        byte[] datagram = [0x80, 0x88, 0x12, 0x34, 1, 2, 3, 4, 5, 6, 7, 8, 0xd5, 0xd5];
        Assert.Equal(RtpProblem.None, RtpPacket.TryParse(datagram, out RtpPacket packet));
        Assert.True(packet.Marker);
        Assert.Equal(8, packet.PayloadType);
        Assert.Equal(0x1234, packet.Sequence);
        Assert.Equal(0x01020304u, packet.Timestamp);
        Assert.Equal(0x05060708u, packet.Ssrc);
        Assert.Equal(2, packet.Payload.Length);
    }

    [Fact]
    public void Sources_extension_and_padding_are_no_payload()
    {
        byte[] datagram =
        [
            0xb1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1,
            9, 9, 9, 9,
            0xbe, 0xde, 0, 1, 7, 7, 7, 7,
            42, 0, 2,
        ];
        Assert.Equal(RtpProblem.None, RtpPacket.TryParse(datagram, out RtpPacket packet));
        Assert.Equal([42], packet.Payload.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0 }, "TooShort")]
    [InlineData(new byte[] { 0x40, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1 }, "NotVersion2")]
    [InlineData(new byte[] { 0x81, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1 }, "ExtensionTooLong")]
    [InlineData(new byte[] { 0x90, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1 }, "ExtensionTooLong")]
    [InlineData(new byte[] { 0x90, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0xff, 0xff }, "ExtensionTooLong")]
    [InlineData(new byte[] { 0xa0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0 }, "PaddingTooLong")]
    [InlineData(new byte[] { 0xa0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 2 }, "PaddingTooLong")]
    public void What_is_malformed_is_named_and_refused(byte[] datagram, string problem) =>
        Assert.Equal(problem, RtpPacket.TryParse(datagram, out _).ToString());

    [Fact]
    public void A_written_header_is_read_again()
    {
        byte[] datagram = new byte[RtpPacket.HeaderBytes];
        RtpPacket.WriteHeader(datagram, 101, marker: true, 0xfffe, 0xfffffff0, 0xdeadbeef);
        Assert.Equal(RtpProblem.None, RtpPacket.TryParse(datagram, out RtpPacket packet));
        Assert.Equal((true, (byte)101, (ushort)0xfffe, 0xfffffff0u, 0xdeadbeefu), (packet.Marker, packet.PayloadType, packet.Sequence, packet.Timestamp, packet.Ssrc));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(192, true)]
    [InlineData(223, true)]
    [InlineData(191, false)]
    [InlineData(224, false)]
    [InlineData(8, false)]
    public void Rtcp_is_told_from_rtp_by_its_packet_type(byte second, bool isRtcp) =>
        Assert.Equal(isRtcp, RtcpFormat.IsRtcp([0x80, second, 0, 1, 0, 0, 0, 1]));
}
