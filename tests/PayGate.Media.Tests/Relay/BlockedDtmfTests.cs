using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

public sealed class BlockedDtmfTests : CaptureTest
{
    [Theory]
    [InlineData(KeyTransport.Events)]
    [InlineData(KeyTransport.Tones)]
    [InlineData(KeyTransport.Both)]
    public void Without_any_option_nothing_of_a_key_passes(KeyTransport transport)
    {
        Block("block DTMF", "from");
        Live.Press([1, 5, 9, 10], transport);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
    }

    [Fact]
    public void With_the_other_partys_tag_this_one_is_heard()
    {
        Block("block DTMF", "to");
        Live.Press(5, KeyTransport.Events);
        Assert.NotEqual(0, Live.EventsHeardByAgent);
    }

    [Fact]
    public void Without_a_tag_both_ways_are_masked()
    {
        Block("block-DTMF", null);
        Live.Press(5, KeyTransport.Events);
        Assert.Equal(0, Live.EventsHeardByAgent);
        var back = new LiveCall(Clock, Agent, Caller);
        back.Press(5, KeyTransport.Events);
        Assert.Equal(0, back.EventsHeardByAgent);
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("zero")]
    [InlineData("random")]
    [InlineData("DTMF")]
    public void Modes_that_leak_elsewhere_are_silence_here(string mode)
    {
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("DTMF-security", mode), ("call-id", SipCallId), ("from-tag", "from"), ("command", "block DTMF")));
        Live.Press(5, KeyTransport.Both);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
    }

    [Fact]
    public void Unblocking_opens_again()
    {
        Block("block DTMF", "from");
        Block("unblock DTMF", "from");
        Live.Talk(3000);
        Live.Press(5, KeyTransport.Events);
        Assert.NotEqual(0, Live.EventsHeardByAgent);
    }

    [Fact]
    public void An_unknown_call_or_tag_is_said_so()
    {
        Assert.Equal(
            "d12:error-reason15:Unknown call-ID6:result5:errore",
            Relay.Ng.Ask(("call-id", "nobody"), ("command", "block DTMF")));
        Assert.Equal(
            "From-tag given, but no such tag exists",
            NgClient.Find(Relay.Ng.Ask(("call-id", SipCallId), ("from-tag", "stranger"), ("command", "block DTMF")), "error-reason"));
    }

    private void Block(string command, string? fromTag) => Assert.Equal(
        "d6:result2:oke",
        Relay.Ng.Ask([("call-id", SipCallId), .. fromTag is null ? [] : ((string, object)[])[("from-tag", fromTag)], ("command", command)]));
}
