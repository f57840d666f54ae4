using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class MediaGateTests : RelayTest
{
    private string _call = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _call = Relay.Connect(Caller, Agent);
    }

    [Theory]
    [InlineData("from-tag", "from")]
    [InlineData("label", "caller")]
    [InlineData("all", "all")]
    [InlineData("unused", "x")]
    public void Blocked_media_do_not_pass_events_included(string key, string value)
    {
        Command("block media", (key, value));
        Caller.SendAudio(1);
        Caller.SendPacket(101, [5, 10, 0, 160]);
        Fence();
        Command("unblock media", (key, value));
        Caller.SendAudio(2);
        Assert.Equal(2, Agent.Receive()[^1]);
    }

    [Fact]
    public void One_party_alone_is_blocked()
    {
        Command("block-media", ("from-tag", "from"));
        Agent.SendAudio(3);
        Assert.Equal(3, Caller.Receive()[^1]);
        Command("unblock media");
        Caller.SendAudio(4);
        Fence();
        Command("unblock media", ("flags", new[] { "all" }));
        Caller.SendAudio(5);
        Assert.Equal(5, Agent.Receive()[^1]);
    }

    [Fact]
    public void An_address_finds_its_party()
    {
        Assert.Equal("Failed to match address to any tag", Fail("block media", ("address", "192.0.2.77")));
        Assert.Equal("Failed to parse network address", Fail("block media", ("address", "nowhere")));
        Command("block media", ("address", "127.0.0.1"));
        Caller.SendAudio(1);
        Fence();
        Agent.SendAudio(2);
        Assert.Equal(2, Caller.Receive()[^1]);
        Assert.Empty(Agent.Drain());
    }

    [Theory]
    [InlineData(8, 0xd5)]
    [InlineData(0, 0xff)]
    public void Silenced_media_go_on_as_silence_and_events_do_not(byte payloadType, byte silence)
    {
        Command("silence media", ("from-tag", "from"));
        Caller.SendPacket(101, [5, 10, 0, 160]);
        Caller.SendAudio(0x11, payloadType);
        byte[] heard = Agent.Receive();
        Assert.Equal(payloadType, heard[1]);
        Assert.All(heard[12..], code => Assert.Equal(silence, code));
        Command("unsilence media", ("from-tag", "from"));
        Caller.SendAudio(0x12, payloadType);
        Assert.Equal(0x12, Agent.Receive()[^1]);
    }

    [Fact]
    public void A_listener_hears_no_more_than_the_party_opposite()
    {
        using var listener = new RtpPhone(0x99);
        string offer = Relay.Ng.Ask(("call-id", _call), ("from-tag", "from"), ("to-tag", "sup"), ("command", "subscribe request"));
        listener.Follow(NgClient.Find(offer, "sdp")!);
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(
            ("call-id", _call), ("to-tag", "sup"), ("sdp", listener.Sdp("a=recvonly\r\n")), ("command", "subscribe answer")));
        Command("block media", ("from-tag", "from"));
        Caller.SendAudio(1);
        Fence();
        Command("unblock media", ("from-tag", "from"));
        Caller.SendAudio(2);
        Assert.Equal(2, listener.Receive()[^1]);
    }

    [Fact]
    public void What_cannot_be_found_is_said_in_the_words_of_rtpengine()
    {
        Assert.Equal("Unknown call-ID", NgClient.Find(Relay.Ng.Ask(("call-id", "nobody"), ("command", "block media")), "error-reason"));
        Assert.Equal("No call-id in message", NgClient.Find(Relay.Ng.Ask(("command", "silence media")), "error-reason"));
        Assert.Equal("From-tag given, but no such tag exists", Fail("block media", ("from-tag", "stranger")));
        Assert.Equal("No participant party specified", Fail("play media", ("file", "x.wav")));
        Assert.Equal("No participant party specified", Fail("stop media"));
        Assert.Equal("No monologue matching the given label", Fail("block media", ("label", "stranger")));
    }

    // RTCP on the RTP port waits behind the packets before it: when it has come out, they have been handled.
    private void Fence()
    {
        Caller.SendRaw([0x80, 201, 0, 1, 0, 0, 0x11, 0x11]);
        Agent.ReceiveRtcp();
    }

    private string? Fail(string command, params (string Key, object Value)[] more) =>
        NgClient.Find(Relay.Ng.Ask([("call-id", _call), .. more, ("command", command)]), "error-reason");

    private void Command(string command, params (string Key, object Value)[] more) =>
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask([("call-id", _call), .. more, ("command", command)]));
}
