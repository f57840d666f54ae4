using System.Net;
using Microsoft.Extensions.Time.Testing;
using PayGate.Media.Ng;

namespace PayGate.Media.Tests.Ng;

public sealed class NgCookieCacheTests
{
    private static readonly byte[] Reply = [1];

    private readonly FakeTimeProvider _clock = new();
    private readonly NgCookieCache _cache;

    public NgCookieCacheTests() => _cache = new NgCookieCache(_clock);

    [Fact]
    public void The_same_message_under_the_same_cookie_gets_the_same_bytes()
    {
        _cache.Remember(IPAddress.Loopback, "c", "m"u8, Reply);
        Assert.Same(Reply, _cache.Find(IPAddress.Loopback, "c", "m"u8));
    }

    [Fact]
    public void Another_client_cookie_or_message_is_not_a_repetition()
    {
        _cache.Remember(IPAddress.Loopback, "c", "m"u8, Reply);
        Assert.Null(_cache.Find(IPAddress.IPv6Loopback, "c", "m"u8));
        Assert.Null(_cache.Find(IPAddress.Loopback, "d", "m"u8));
        Assert.Null(_cache.Find(IPAddress.Loopback, "c", "n"u8));
    }

    [Fact]
    public void A_reply_is_forgotten_after_its_lifetime_and_not_before()
    {
        _cache.Remember(IPAddress.Loopback, "c", "m"u8, Reply);
        _clock.Advance(NgCookieCache.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(_cache.Find(IPAddress.Loopback, "c", "m"u8));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_cache.Find(IPAddress.Loopback, "c", "m"u8));
    }
}
