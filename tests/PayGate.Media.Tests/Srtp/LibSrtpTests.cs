using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>Both ways against libsrtp, across two rollovers of the sequence number.</summary>
public sealed class LibSrtpTests
{
    private const int Packets = 140_000;
    private const int FirstSequence = 60_000;
    private const int Step = 97;

    public static TheoryData<string> Suites { get; } = new(CryptoSuite.Preferred.Select(suite => suite.Name));

    [Theory]
    [MemberData(nameof(Suites))]
    public void What_libsrtp_sends_is_taken(string suiteName)
    {
        using SdesLine line = Line(suiteName);
        using var reference = new LibSrtp(line.Suite, line.Keys[0].Master.Bytes, sends: true);
        using var key = new InboundKey(line.Keys[0].Copy(), null);
        for (int i = 0; i < Packets; i += Step)
        {
            byte[] clear = i % 5 == 0 ? SrtpPacket.LongRtp((ushort)(FirstSequence + i)) : SrtpPacket.Rtp((ushort)(FirstSequence + i));
            byte[] packet = reference.SealRtp(clear);
            Assert.Equal(clear, packet[..key.OpenRtp(packet, PayGate.Media.Rtp.RtpPacket.HeaderLength(packet))]);
            byte[] report = reference.SealRtcp(SrtpPacket.Rtcp(i));
            Assert.Equal(SrtpPacket.Rtcp(i), report[..key.OpenRtcp(report)]);
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void What_is_sent_is_taken_by_libsrtp(string suiteName)
    {
        using SdesLine line = Line(suiteName);
        using var reference = new LibSrtp(line.Suite, line.Keys[0].Master.Bytes, sends: false);
        using var key = new OutboundKey(line.Keys[0]);
        byte[] buffer = new byte[512];
        for (int i = 0; i < Packets; i += Step)
        {
            byte[] clear = i % 5 == 0 ? SrtpPacket.LongRtp((ushort)(FirstSequence + i)) : SrtpPacket.Rtp((ushort)(FirstSequence + i));
            clear.CopyTo(buffer, 0);
            int length = key.SealRtp(buffer, clear.Length, PayGate.Media.Rtp.RtpPacket.HeaderLength(clear));
            Assert.Equal(clear, reference.OpenRtp(buffer[..length]));
            SrtpPacket.Rtcp(i).CopyTo(buffer, 0);
            Assert.Equal(SrtpPacket.Rtcp(i), reference.OpenRtcp(buffer[..key.SealRtcp(buffer, 28)]));
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_source_that_counts_anew_is_still_understood(string suiteName)
    {
        using SdesLine line = Line(suiteName);
        using var reference = new LibSrtp(line.Suite, line.Keys[0].Master.Bytes, sends: false);
        using var key = new OutboundKey(line.Keys[0]);
        byte[] buffer = new byte[512];
        int[] sequences =
        [
            .. Enumerable.Range(30_000, 10), .. Enumerable.Range(1, 10), .. Enumerable.Range(50_000, 10), .. Enumerable.Range(2, 300),
        ];
        int taken = 0;
        foreach (int sequence in sequences)
        {
            byte[] clear = SrtpPacket.Rtp((ushort)sequence);
            clear.CopyTo(buffer, 0);
            byte[]? opened = reference.OpenRtp(buffer[..key.SealRtp(buffer, clear.Length, 12)]);
            taken += opened is not null && opened.AsSpan(12).SequenceEqual(clear.AsSpan(12)) ? 1 : 0;
        }

        Assert.Equal(sequences.Length, taken);
    }

    private static SdesLine Line(string suiteName) => SdesLine.Create(1, CryptoSuite.Find(suiteName)!, []);
}
