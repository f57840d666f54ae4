using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>Attacks: nothing that is not genuine moves a count, and nothing genuine counts twice.</summary>
public sealed class InboundKeyTests
{
    private const int Header = 12;

    public static TheoryData<string> Suites { get; } = new(CryptoSuite.Preferred.Select(suite => suite.Name));

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_packet_is_taken_once(string suiteName)
    {
        using var pair = new KeyPair(suiteName);
        byte[] packet = pair.Rtp(10);
        byte[] report = pair.Rtcp();
        Assert.True(pair.In.OpenRtp([.. packet], Header) > 0);
        Assert.Equal(0, pair.In.OpenRtp([.. packet], Header));
        Assert.True(pair.In.OpenRtcp([.. report]) > 0);
        Assert.Equal(0, pair.In.OpenRtcp([.. report]));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_changed_bit_anywhere_is_noticed_and_changes_nothing(string suiteName)
    {
        using var pair = new KeyPair(suiteName);
        Assert.True(pair.In.OpenRtp(pair.Rtp(10), Header) > 0);
        byte[] packet = pair.Rtp(11);
        for (int i = 0; i < packet.Length; i++)
        {
            byte[] forged = [.. packet];
            forged[i] ^= 0x10;
            Assert.Equal(0, pair.In.OpenRtp(forged, Header));
        }

        Assert.True(pair.In.OpenRtp([.. packet], Header) > 0);
        byte[] report = pair.Rtcp();
        for (int i = 0; i < report.Length; i++)
        {
            byte[] forged = [.. report];
            forged[i] ^= 0x10;
            Assert.Equal(0, pair.In.OpenRtcp(forged));
        }

        Assert.True(pair.In.OpenRtcp(report) > 0);
    }

    [Fact]
    public void Forged_packets_of_new_sources_take_no_room()
    {
        using var pair = new KeyPair(CryptoSuite.Counter80.Name);
        byte[] genuine = pair.Rtp(10);
        for (uint ssrc = 1; ssrc < 2000; ssrc++)
        {
            byte[] forged = [.. genuine];
            forged[11] ^= (byte)ssrc;
            forged[10] ^= (byte)((ssrc >> 8) + 1);
            Assert.Equal(0, pair.In.OpenRtp(forged, Header));
        }

        Assert.True(pair.In.OpenRtp(pair.Rtp(20), Header) > 0);
    }

    [Fact]
    public void A_forged_leap_does_not_move_the_rollover_count()
    {
        using var pair = new KeyPair(CryptoSuite.Counter32.Name);
        Assert.True(pair.In.OpenRtp(pair.Rtp(65_000), Header) > 0);
        byte[] forged = pair.Rtp(65_100);
        forged[2] = 0;
        Assert.Equal(0, pair.In.OpenRtp(forged, Header));
        Assert.True(pair.In.OpenRtp(pair.Rtp(65_101), Header) > 0);
    }

    [Fact]
    public void Sources_share_a_key_and_count_each_for_itself()
    {
        using var pair = new KeyPair(CryptoSuite.Gcm256.Name);
        for (ushort sequence = 1; sequence < 50; sequence++)
        {
            for (uint ssrc = 1; ssrc < 20; ssrc++)
            {
                Assert.True(pair.In.OpenRtp(pair.Rtp(sequence, ssrc), Header) > 0);
            }
        }
    }

    [Fact]
    public void More_sources_than_anybody_has_are_refused_and_none_is_forgotten()
    {
        using var pair = new KeyPair(CryptoSuite.Gcm128.Name);
        byte[] first = pair.Rtp(1, ssrc: 1);
        Assert.True(pair.In.OpenRtp([.. first], Header) > 0);
        using var other = pair.Again();
        for (uint ssrc = 2; ssrc <= SourceTable.Most; ssrc++)
        {
            Assert.True(pair.In.OpenRtp(pair.Rtp(1, ssrc), Header) > 0);
        }

        byte[] buffer = new byte[512];
        SrtpPacket.Rtp(1, 9999).CopyTo(buffer, 0);
        Assert.Equal(0, pair.In.OpenRtp(buffer.AsSpan(0, other.SealRtp(buffer, 172, Header)), Header));
        Assert.Equal(0, pair.In.OpenRtp(first, Header));
        Assert.True(pair.In.OpenRtp(pair.Rtp(2, 1), Header) > 0);
    }

    [Fact]
    public void A_key_ends_with_its_lifetime()
    {
        using MasterKey master = MasterKey.CreateRandom(CryptoSuite.Counter80);
        using var pair = new KeyPair(new SdesKey(master, [], 3));
        Assert.True(pair.In.OpenRtp(pair.Rtp(1), Header) > 0);
        Assert.True(pair.In.OpenRtp(pair.Rtp(2), Header) > 0);
        Assert.True(pair.In.OpenRtcp(pair.Rtcp()) > 0);
        Assert.Equal(0, pair.In.OpenRtp(pair.Rtp(3), Header));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void Clear_packets_are_refused(string suiteName)
    {
        using var pair = new KeyPair(suiteName);
        Assert.Equal(0, pair.In.OpenRtp(SrtpPacket.Rtp(1), Header));
        Assert.Equal(0, pair.In.OpenRtcp(SrtpPacket.Rtcp(1)));
        byte[] report = pair.Rtcp();
        int flagAt = report.Length - 4 - (CryptoSuite.Find(suiteName)!.IsAead ? 0 : 10);
        report[flagAt] &= 0x7f;
        Assert.Equal(0, pair.In.OpenRtcp(report));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void An_identifier_of_the_key_is_sent_and_expected(string suiteName)
    {
        using MasterKey master = MasterKey.CreateRandom(CryptoSuite.Find(suiteName)!);
        using var pair = new KeyPair(new SdesKey(master, [0, 7], SdesKey.LongestLifetime));
        using var plain = new KeyPair(new SdesKey(master, [], SdesKey.LongestLifetime));
        Assert.Equal(plain.Rtp(1).Length + 2, pair.Rtp(1).Length);
        Assert.True(pair.In.OpenRtp(pair.Rtp(2), Header) > 0);
        Assert.True(pair.In.OpenRtcp(pair.Rtcp()) > 0);
        Assert.Equal(0, pair.In.OpenRtp(plain.Rtp(3), Header));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void No_index_is_used_twice_for_sending(string suiteName)
    {
        using var pair = new KeyPair(suiteName);
        Assert.NotEmpty(pair.Rtp(5));
        Assert.Empty(pair.Rtp(5));
        Assert.NotEmpty(pair.Rtp(4));
        Assert.Empty(pair.Rtp(4));
    }
}
