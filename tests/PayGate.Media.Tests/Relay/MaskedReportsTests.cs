using System.Buffers.Binary;
using PayGate.Media.Rtp;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>What else than sound could tell of keys: RTCP, header extensions, padding.</summary>
public sealed class MaskedReportsTests : CaptureTest
{
    private const int ReportBytes = 28;

    private static readonly byte[] Names = [0x81, 202, 0, 4, 0, 0, 0x11, 0x11, 1, 1, (byte)'c', 7, 3, .. "424"u8, 0, 0, 0, 0];
    private static readonly byte[] App = [0x80, 204, 0, 3, 0, 0, 0x11, 0x11, .. "DTMF4242"u8];

    [Fact]
    public async Task While_armed_reports_say_no_more_than_receivers_need()
    {
        await ArmAsync();
        Live.Talk(500);
        Caller.SendRtcp([.. Report(), .. Names, .. App]);
        byte[] heard = Agent.ReceiveRtcp();
        Assert.Equal([0x81, 202, 0, 2, 0, 0, 0x11, 0x11, 1, 1, (byte)'c', 0], heard[ReportBytes..]);
        Assert.Equal(Live.HeardByAgent.Count, BinaryPrimitives.ReadInt32BigEndian(heard.AsSpan(20)));
        int payload = Live.HeardByAgent.Sum(packet => packet.Length - RtpPacket.HeaderBytes);
        Assert.Equal(payload, BinaryPrimitives.ReadInt32BigEndian(heard.AsSpan(24)));
        Agent.SendRtcp([.. Report(), .. App]);
        Assert.Equal(App, Caller.ReceiveRtcp()[ReportBytes..]);
    }

    [Fact]
    public void While_open_everything_in_a_report_passes()
    {
        byte[] compound = [.. Report(), .. Names, .. App];
        Caller.SendRtcp(compound);
        Assert.Equal(compound[ReportBytes..], Agent.ReceiveRtcp()[ReportBytes..]);
    }

    [Fact]
    public async Task While_armed_packets_leave_without_extension_sources_and_padding()
    {
        await ArmAsync();
        int before = Live.HeardByAgent.Count;
        for (int i = 0; i < 25; i++)
        {
            Caller.SendRaw(Decorated());
            Live.Talk(20);
        }

        Assert.All(Live.HeardByAgent.Skip(before), packet =>
        {
            Assert.Equal(0x80, packet[0]);
            Assert.Equal(RtpPacket.HeaderBytes + 160, packet.Length);
        });
        Assert.NotEqual(before, Live.HeardByAgent.Count);
    }

    // One contributing source, an audio level (RFC 6464) and four bytes of padding.
    private static byte[] Decorated()
    {
        byte[] packet = new byte[RtpPacket.HeaderBytes + 4 + 8 + 160 + 4];
        RtpPacket.WriteHeader(packet, 8, marker: false, 60_000, 90_000, 0x1111);
        packet[0] = 0xb1;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(16), 0xBEDE_0001);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(20), 0x1085_0000);
        packet[^1] = 4;
        return packet;
    }

    private static byte[] Report()
    {
        byte[] report = new byte[ReportBytes];
        (report[0], report[1], report[3]) = (0x80, 200, 6);
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(4), 0x1111);
        return report;
    }
}
