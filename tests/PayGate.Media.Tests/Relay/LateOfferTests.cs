using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>An INVITE without a description: the agent's side offers in its reply, and the caller's side answers.</summary>
public sealed class LateOfferTests : CaptureTest
{
    [Theory]
    [InlineData("metadata", "direction=inbound", "")]
    [InlineData("label", "agent", "")]
    [InlineData("label", "agent", "direction=inbound")]
    public async Task The_side_that_rang_is_the_caller(string key, string value, string metadata)
    {
        await ConnectLateAsync([(key, value), .. metadata.Length > 0 ? [("metadata", metadata)] : ((string, object)[])[]]);
        await ArmAsync();
        Live.HeardByAgent.Clear();
        Live.Press(5, KeyTransport.Events);
        Assert.Equal(0, Live.EventsHeardByAgent);
    }

    [Fact]
    public async Task Without_a_word_of_the_edge_it_is_not_known_who_the_caller_is_and_nothing_is_armed()
    {
        await ConnectLateAsync([]);
        ArmConfirmation confirmation = await TryArmAsync(CaptureId.New());
        Assert.StartsWith("It is not known which party is the caller", confirmation.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_the_relay_meets_half_way_is_told_by_label_and_direction()
    {
        // The caller's re-INVITE after the relay was started anew has the shape of a late offer.
        Relay.Delete(SipCallId);
        await Relay.NextCallAsync(CallState.Ended);
        Agent.Follow(Ask("offer", Caller, ("from-tag", "c"), ("to-tag", "a"), ("label", "caller"), ("metadata", "direction=inbound")));
        Caller.Follow(Ask("answer", Agent, ("from-tag", "c"), ("to-tag", "a")));
        await MeetAsync();
        await ArmAsync();
        Live.HeardByAgent.Clear();
        Live.Press(5, KeyTransport.Events);
        Assert.Equal(0, Live.EventsHeardByAgent);
    }

    private async Task ConnectLateAsync((string Key, object Value)[] more)
    {
        Relay.Delete(SipCallId);
        await Relay.NextCallAsync(CallState.Ended);
        Caller.Follow(Ask("offer", Agent, [("from-tag", "a"), ("to-tag", "c"), .. more]));
        Agent.Follow(Ask("answer", Caller, ("from-tag", "a"), ("to-tag", "c")));
        await MeetAsync();
    }

    private async Task MeetAsync()
    {
        Call = (await Relay.NextCallAsync(CallState.Answered)).Id;
        Live = new LiveCall(Clock, Caller, Agent);
        Live.Talk(100);
    }

    private string Ask(string command, RtpPhone sender, params (string Key, object Value)[] more) =>
        NgClient.Find(Relay.Ng.Ask([("call-id", "late"), .. more, ("sdp", sender.Sdp()), ("command", command)]), "sdp")!;
}
