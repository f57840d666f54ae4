using System.Net;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Tests.Rtp;

public sealed class ReportLatchTests
{
    private static readonly SocketEndPoint Signalled = At("192.0.2.1", 4001);
    private static readonly SocketEndPoint Real = At("198.51.100.7", 1234);

    private SourceLatch _rtp;
    private ReportLatch _latch;

    public ReportLatchTests()
    {
        _rtp.Signal(At("192.0.2.1", 4000), 0);
        _latch.Signal(Signalled);
    }

    [Fact]
    public void Reports_come_from_the_host_of_rtp_or_the_one_signalled()
    {
        Assert.False(Accept(At("198.51.100.7", 9), 0));
        _rtp.Accept(Real, 1, 1, isGenuine: false, 0, 3_000_000);
        Assert.False(Accept(At("203.0.113.9", 9), 0));
        Assert.True(Accept(At("198.51.100.7", 9), 0));
        Assert.Equal(At("198.51.100.7", 9), _latch.Target);
    }

    [Fact]
    public void Another_port_takes_over_after_some_missing_reports()
    {
        Assert.True(Accept(Signalled, 0));
        Assert.False(Accept(At("192.0.2.1", 4007), 14_000_000));
        Assert.True(Accept(At("192.0.2.1", 4007), 15_000_000));
    }

    [Fact]
    public void What_is_genuine_is_heard_and_not_followed()
    {
        Assert.True(Accept(Signalled, 0));
        Assert.True(Accept(At("203.0.113.9", 9), 1, isGenuine: true));
        Assert.Equal(Signalled, _latch.Target);
    }

    [Fact]
    public void On_hold_nothing_is_sent()
    {
        Assert.True(Accept(Signalled, 0));
        _latch.Signal(At("0.0.0.0", 4001));
        Assert.False(_latch.Target.IsReachable);
        _latch.Signal(Signalled);
        Assert.Equal(Signalled, _latch.Target);
    }

    private bool Accept(SocketEndPoint source, long now, bool isGenuine = false) => _latch.Accept(source, _rtp, isGenuine, now);

    private static SocketEndPoint At(string address, int port) => new(IPAddress.Parse(address), port);
}
