using System.Net;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class ForwardingTests : RelayTest
{
    private readonly RtpPhone _sink = new(0x77);

    public override async Task InitializeAsync() => Relay = await RelayUnderTest.StartAsync(
        options => options with { ForwardingEndPoint = new IPEndPoint(IPAddress.Loopback, _sink.Port) });

    public override async Task DisposeAsync()
    {
        _sink.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public void Copies_go_to_the_configured_address_until_they_are_stopped()
    {
        string call = Relay.Connect(Caller, Agent);
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("call-id", call), ("command", "start forwarding")));
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("call-id", call), ("command", "start-forwarding")));
        Caller.SendAudio(5);
        Assert.Equal(5, _sink.Receive()[^1]);
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("call-id", call), ("command", "stop forwarding")));
        Caller.SendAudio(6);
        Assert.Equal(5, Agent.Receive()[^1]);
        Assert.Equal(6, Agent.Receive()[^1]);
        Assert.Empty(_sink.Drain());
    }

    [Fact]
    public async Task Without_an_address_it_is_refused()
    {
        await using RelayUnderTest other = await RelayUnderTest.StartAsync();
        string call = other.Connect(Caller, Agent);
        Assert.Equal(
            "Forwarding is not configured on this relay",
            NgClient.Find(other.Ng.Ask(("call-id", call), ("command", "start forwarding")), "error-reason"));
        Assert.Equal("d6:result2:oke", other.Ng.Ask(("call-id", call), ("command", "stop forwarding")));
    }
}
