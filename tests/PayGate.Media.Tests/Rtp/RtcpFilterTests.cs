using System.Buffers.Binary;
using PayGate.Media.Rtp;

namespace PayGate.Media.Tests.Rtp;

public sealed class RtcpFilterTests
{
    private const uint Source = 0x0102_0304;

    private static readonly PacketCounters Sent = new() { Packets = 7, Bytes = 1120 };

    // RFC 3550 section 6.5: a canonical name, a note, and an empty chunk's worth of zeros.
    private static readonly byte[] Names =
        [0x81, 202, 0, 5, 1, 2, 3, 4, 1, 3, .. "a@b"u8, 7, 5, .. "42421"u8, 0, 0, 0, 0];

    [Fact]
    public void While_open_everything_goes_on_and_reports_state_what_was_sent()
    {
        byte[] compound = [.. Report(blocks: 1, extension: 8), .. Names, .. App()];
        byte[] kept = Copy(compound, isMasked: false)!;
        Assert.Equal(compound.Length, kept.Length);
        Assert.Equal(7u, BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(20)));
        Assert.Equal(1120u, BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(24)));
        Assert.Equal(compound[28..], kept[28..]);
    }

    [Fact]
    public void While_masked_reports_leave_without_extension()
    {
        byte[] kept = Copy(Report(blocks: 2, extension: 12), isMasked: true)!;
        Assert.Equal(28 + 48, kept.Length);
        Assert.Equal((kept.Length / 4) - 1, BinaryPrimitives.ReadUInt16BigEndian(kept.AsSpan(2)));
        Assert.Equal(0x82, kept[0]);
    }

    [Fact]
    public void While_masked_a_source_keeps_its_name_and_loses_its_notes() =>
        Assert.Equal([0x81, 202, 0, 3, 1, 2, 3, 4, 1, 3, (byte)'a', (byte)'@', (byte)'b', 0, 0, 0], Copy(Names, isMasked: true));

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(206)]
    [InlineData(207)]
    [InlineData(195)]
    [InlineData(223)]
    public void While_masked_no_other_packet_leaves(byte type)
    {
        byte[] packet = [0x80, type, 0, 2, 1, 2, 3, 4, (byte)'4', (byte)'2', (byte)'4', (byte)'2'];
        Assert.Empty(Copy(packet, isMasked: true)!);
        Assert.Equal(packet, Copy(packet, isMasked: false));
    }

    [Fact]
    public void While_masked_an_end_leaves_without_its_reason() =>
        Assert.Equal([0x81, 203, 0, 1, 1, 2, 3, 4], Copy([0x81, 203, 0, 3, 1, 2, 3, 4, 5, .. "42421"u8, 0, 0], isMasked: true));

    [Fact]
    public void While_masked_padding_is_left_out() =>
        Assert.Equal([0x80, 201, 0, 1, 1, 2, 3, 4], Copy([0xa0, 201, 0, 2, 1, 2, 3, 4, 4, 2, 4, 4], isMasked: true));

    [Theory]
    [InlineData(new byte[] { 0x80, 201, 0, 2, 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x80, 201, 0, 1, 1, 2, 3, 4, 0x40, 201, 0, 1, 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0xa0, 201, 0, 1, 1, 2, 3, 4, 0x80, 201, 0, 1, 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x80, 201, 0, 1, 1, 2, 3, 4, 0x80, 201 })]
    public void What_is_malformed_is_refused(byte[] compound)
    {
        Assert.Null(Copy(compound, isMasked: true));
        Assert.Null(Copy(compound, isMasked: false));
    }

    [Theory]
    [InlineData(new byte[] { 0x81, 201, 0, 1, 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x80, 200, 0, 1, 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x9f, 203, 0, 1, 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x81, 202, 0, 1, 1, 2, 3, 4 })]
    [InlineData(new byte[] { 0x81, 202, 0, 2, 1, 2, 3, 4, 1, 200, 65, 65 })]
    [InlineData(new byte[] { 0x82, 202, 0, 2, 1, 2, 3, 4, 1, 1, 65, 0 })]
    public void While_masked_what_overruns_its_packet_is_refused(byte[] packet) => Assert.Null(Copy(packet, isMasked: true));

    private static byte[]? Copy(byte[] compound, bool isMasked)
    {
        byte[] output = new byte[compound.Length];
        int length = RtcpFilter.Copy(compound, isMasked, Sent, output);
        return length < 0 ? null : output[..length];
    }

    private static byte[] Report(int blocks, int extension)
    {
        byte[] packet = new byte[28 + (blocks * 24) + extension];
        packet[0] = (byte)(0x80 | blocks);
        packet[1] = 200;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)((packet.Length / 4) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), Source);
        packet.AsSpan(8).Fill(0xee);
        return packet;
    }

    private static byte[] App() => [0x80, 204, 0, 3, 1, 2, 3, 4, .. "DTMF4242"u8];
}
