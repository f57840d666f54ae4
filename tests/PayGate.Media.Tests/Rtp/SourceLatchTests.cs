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

    private SourceLatch _latch;

    public SourceLatchTests() => _latch.Signal(Signalled);

    [Fact]
    public void Before_the_first_packet_the_signalled_address_is_sent_to() => Assert.Equal(Signalled, _latch.Target);

    [Fact]
    public void The_first_packet_latches_its_source()
    {
        Assert.True(_latch.Accept(Real, 0, Silence));
        Assert.Equal(Real, _latch.Target);
    }

    [Fact]
    public void Once_latched_nobody_else_gets_in()
    {
        _latch.Accept(Real, 0, Silence);
        Assert.False(_latch.Accept(Intruder, Silence - 1, Silence));
        Assert.False(_latch.Accept(At("198.51.100.7", 1235), 1, Silence));
        Assert.Equal(Real, _latch.Target);
    }

    [Fact]
    public void The_signalled_address_outranks_a_guessed_one()
    {
        _latch.Accept(Intruder, 0, Silence);
        Assert.True(_latch.Accept(Signalled, 1, Silence));
        Assert.False(_latch.Accept(Intruder, 2, Silence));
        Assert.Equal(Signalled, _latch.Target);
    }

    [Fact]
    public void A_silent_source_may_be_replaced()
    {
        _latch.Accept(Real, 0, Silence);
        Assert.True(_latch.Accept(Intruder, Silence, Silence));
    }

    [Fact]
    public void A_new_description_opens_the_latch_once()
    {
        _latch.Accept(Real, 0, Silence);
        _latch.Signal(Signalled);
        Assert.True(_latch.Accept(At("198.51.100.7", 1235), 1, Silence));
        Assert.False(_latch.Accept(Intruder, 2, Silence));
    }

    [Fact]
    public void On_hold_nothing_is_sent_and_the_latch_stays()
    {
        _latch.Accept(Real, 0, Silence);
        _latch.Signal(At("0.0.0.0", 4000));
        Assert.False(_latch.Target.IsReachable);
        Assert.False(_latch.Accept(Intruder, 1, Silence));
        Assert.True(_latch.Accept(Real, 2, Silence));
    }

    private static SocketEndPoint At(string address, int port) => new(IPAddress.Parse(address), port);
}
