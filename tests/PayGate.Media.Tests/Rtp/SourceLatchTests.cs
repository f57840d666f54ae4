using System.Net;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Tests.Rtp;

public sealed class SourceLatchTests
{
    private const long Silence = 3_000_000;

    private static readonly SocketEndPoint Signalled = At("192.0.2.1", 4000);
    private static readonly SocketEndPoint Real = At("198.51.100.7", 1234);
    private static readonly SocketEndPoint Intruder = At("203.0.113.9", 5678);

    private static readonly SocketEndPoint SameHost = At("198.51.100.7", 1235);

    private SourceLatch _latch;
    private ushort _sequence = 100;

    public SourceLatchTests() => _latch.Signal(Signalled, 0);

    [Fact]
    public void Before_the_first_packet_the_signalled_address_is_sent_to() => Assert.Equal(Signalled, _latch.Target);

    [Fact]
    public void The_first_packet_latches_its_source()
    {
        Assert.True(Accept(Real, 0));
        Assert.Equal(Real, _latch.Target);
    }

    [Fact]
    public void Once_latched_nobody_else_gets_in()
    {
        Talk(Real, 0, 10_000_000);
        Assert.False(Accept(Intruder, 10_000_000));
        Assert.False(Accept(SameHost, 10_000_000));
        Assert.False(Accept(Signalled, 10_000_000));
        Assert.Equal(Real, _latch.Target);
    }

    [Fact]
    public void While_it_learns_the_signalled_address_outranks_a_guessed_one()
    {
        Accept(Intruder, 0);
        Assert.True(Accept(At("192.0.2.1", 4002), 1));
        Assert.True(Accept(Signalled, 2));
        Assert.False(Accept(Intruder, 3));
        Assert.False(Accept(At("192.0.2.1", 4002), 4));
        Assert.Equal(Signalled, _latch.Target);
    }

    [Fact]
    public void An_early_guess_gives_way_to_the_party_when_it_falls_silent()
    {
        Accept(Intruder, 0);
        Assert.False(Accept(Real, 400_000, ssrc: 2));
        Assert.True(Accept(Real, 600_000, ssrc: 2));
    }

    [Fact]
    public void A_silent_stream_comes_back_from_its_host_or_where_it_left_off()
    {
        Talk(Real, 0, 10_000_000);
        Assert.False(Accept(Intruder, 10_000_000 + Silence, ssrc: 666));
        Assert.False(Accept(Intruder, 10_000_000 + Silence, sequence: 50));
        Assert.False(Accept(Intruder, 10_000_000 + Silence, sequence: (ushort)(_sequence + 4000)));
        Assert.True(Accept(SameHost, 10_000_000 + Silence, ssrc: 3));
        Talk(SameHost, 13_000_000, 20_000_000);
        Assert.False(Accept(Intruder, 20_000_000 + Silence - 1));
        Assert.True(Accept(Intruder, 20_000_000 + Silence));
    }

    [Fact]
    public void A_session_refresh_lets_nobody_in_while_the_party_talks()
    {
        Talk(Real, 0, 10_000_000);
        _latch.Signal(Signalled, 10_000_000);
        Assert.Equal(Real, _latch.Target);
        Assert.False(Accept(Intruder, 10_100_000));
        Assert.True(Accept(Real, 10_200_000));
        Assert.True(Accept(Intruder, 10_800_000, ssrc: 5));
    }

    [Fact]
    public void Another_address_is_another_party()
    {
        Talk(Real, 0, 10_000_000);
        _latch.Signal(At("192.0.2.77", 4000), 10_000_000);
        Assert.Equal(At("192.0.2.77", 4000), _latch.Target);
        Assert.True(Accept(At("192.0.2.78", 4000), 10_000_001, ssrc: 5));
        Assert.False(Accept(Real, 10_000_002));
    }

    [Fact]
    public void On_hold_nothing_is_sent_and_the_latch_stays()
    {
        Talk(Real, 0, 10_000_000);
        _latch.Signal(At("0.0.0.0", 4000), 10_000_000);
        Assert.False(_latch.Target.IsReachable);
        Assert.False(Accept(Intruder, 10_000_001));
        Assert.True(Accept(Real, 10_000_002));
    }

    [Fact]
    public void Strict_means_the_signalled_host_alone()
    {
        _latch.Rules = new SourceRules(IsStrict: true, IsAsymmetric: false);
        Assert.False(Accept(Real, 0));
        Assert.False(Accept(Real, 0, isGenuine: true));
        Assert.True(Accept(At("192.0.2.1", 4002), 1));
    }

    [Fact]
    public void Asymmetric_means_that_packets_go_where_they_were_asked_for()
    {
        _latch.Rules = new SourceRules(IsStrict: false, IsAsymmetric: true);
        Assert.True(Accept(Real, 0));
        Assert.Equal(Signalled, _latch.Target);
        Assert.False(Accept(Intruder, 1));
    }

    [Fact]
    public void What_is_genuine_is_heard_at_once_and_followed_when_the_other_way_is_silent()
    {
        Talk(Real, 0, 10_000_000);
        Assert.True(Accept(Intruder, 10_000_000, isGenuine: true));
        Assert.Equal(Real, _latch.Target);
        Assert.True(Accept(Intruder, 10_500_000, isGenuine: true));
        Assert.Equal(Intruder, _latch.Target);
    }

    private bool Accept(SocketEndPoint source, long now, uint ssrc = 1, ushort? sequence = null, bool isGenuine = false)
    {
        bool accepted = _latch.Accept(source, ssrc, sequence ?? (ushort)(_sequence + 1), isGenuine, now, Silence);
        _sequence += accepted && sequence is null ? (ushort)1 : (ushort)0;
        return accepted;
    }

    private void Talk(SocketEndPoint source, long from, long until)
    {
        for (long now = from; now <= until; now += 20_000)
        {
            Assert.True(Accept(source, now));
        }
    }

    private static SocketEndPoint At(string address, int port) => new(IPAddress.Parse(address), port);
}
