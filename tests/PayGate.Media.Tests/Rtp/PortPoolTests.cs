using System.Net;
using System.Net.Sockets;
using PayGate.Media.Rtp;

namespace PayGate.Media.Tests.Rtp;

public sealed class PortPoolTests
{
    private const long Drain = 5_000_000;
    private const int Buffer = 65_536;

    [Fact]
    public void Rtp_gets_an_even_port_and_rtcp_the_one_above()
    {
        var pool = new PortPool(42981, 42984, Drain, Buffer);
        using PortPair? pair = pool.TryRent(IPAddress.Loopback, 0);
        Assert.Equal(42982, pair!.Rtp.Local.Port);
        Assert.Equal(42983, pair.Rtcp.Local.Port);
        Assert.Null(pool.TryRent(IPAddress.Loopback, 0));
    }

    [Fact]
    public void A_returned_pair_rests_before_it_is_used_again()
    {
        var pool = new PortPool(42986, 42987, Drain, Buffer);
        pool.Return(pool.TryRent(IPAddress.Loopback, 0)!, 1000);
        Assert.Null(pool.TryRent(IPAddress.Loopback, 1000 + Drain - 1));
        using PortPair? again = pool.TryRent(IPAddress.Loopback, 1000 + Drain);
        Assert.NotNull(again);
    }

    [Fact]
    public void A_pair_that_another_process_holds_is_passed_over()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 42977));
        var pool = new PortPool(42976, 42979, Drain, Buffer);
        using PortPair? pair = pool.TryRent(IPAddress.Loopback, 0);
        Assert.Equal(42978, pair!.Port);
        Assert.Null(pool.TryRent(IPAddress.Loopback, 0));
        Assert.Equal(1, pool.Available);
    }
}
