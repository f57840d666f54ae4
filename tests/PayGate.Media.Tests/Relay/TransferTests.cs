using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

/// <summary>The call goes to another agent in the middle of a capture. The capture goes on, and the new agent hears no more than the old one.</summary>
public sealed class TransferTests : CaptureTest
{
    private readonly RtpPhone _second = new(0x3333);

    public override async Task DisposeAsync()
    {
        _second.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(KeyTransport.Events)]
    [InlineData(KeyTransport.Tones)]
    [InlineData(KeyTransport.Both)]
    public Task A_new_offer_to_the_caller_for_the_second_agent(KeyTransport transport) => TransferAsync(transport, () =>
    {
        Caller.Follow(Sdp("offer", _second.Sdp(), ("from-tag", "second"), ("to-tag", "from")));
        _second.Follow(Sdp("answer", Caller.Sdp(), ("from-tag", "second"), ("to-tag", "from")));
    });

    [Theory]
    [InlineData(KeyTransport.Events)]
    [InlineData(KeyTransport.Tones)]
    public Task A_new_offer_of_the_caller_that_the_second_agent_answers(KeyTransport transport) => TransferAsync(transport, () =>
    {
        _second.Follow(Sdp("offer", Caller.Sdp(), ("from-tag", "from")));
        Caller.Follow(Sdp("answer", _second.Sdp(), ("from-tag", "from"), ("to-tag", "second")));
    });

    [Theory]
    [InlineData(KeyTransport.Events)]
    [InlineData(KeyTransport.Tones)]
    public Task A_changed_description_under_the_tag_of_the_first_agent(KeyTransport transport) => TransferAsync(transport, () =>
    {
        Caller.Follow(Sdp("offer", _second.Sdp(), ("from-tag", "to"), ("to-tag", "from")));
        _second.Follow(Sdp("answer", Caller.Sdp(), ("from-tag", "to"), ("to-tag", "from")));
    });

    [Fact]
    public Task An_early_answer_and_another_one_behind_it() => TransferAsync(KeyTransport.Both, () =>
    {
        _second.Follow(Sdp("offer", Caller.Sdp(), ("from-tag", "from")));
        Sdp("answer", Agent.Sdp("a=sendonly\r\n"), ("from-tag", "from"), ("to-tag", "early"));
        Caller.Follow(Sdp("answer", _second.Sdp(), ("from-tag", "from"), ("to-tag", "second")));
    });

    [Fact]
    public async Task The_first_agents_dialogue_ends_and_the_call_stays()
    {
        CaptureId capture = await ArmAsync();
        Caller.Follow(Sdp("offer", _second.Sdp(), ("from-tag", "second"), ("to-tag", "from")));
        _second.Follow(Sdp("answer", Caller.Sdp(), ("from-tag", "second"), ("to-tag", "from")));
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("call-id", SipCallId), ("from-tag", "from"), ("to-tag", "to"), ("command", "delete")));
        Assert.Single(Desk.Calls);
        await Desk.AskFieldAsync(capture, CardField.SecurityCode, 1, CancellationToken.None);
    }

    [Fact]
    public async Task A_call_that_ends_under_a_capture_takes_the_digits_with_it()
    {
        CaptureId capture = await ArmAsync();
        Relay.Delete(SipCallId);
        Assert.Equal(CallState.Ended, (await Relay.NextCallAsync(CallState.Ended)).State);
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None));
    }

    [Fact]
    public async Task An_offer_without_a_codec_that_can_be_masked_changes_nothing()
    {
        CaptureId capture = await ArmAsync();
        string opus = Caller.Sdp().Replace("8 0 9 101", "96", StringComparison.Ordinal) + "a=rtpmap:96 opus/48000/2\r\n";
        string reply = Relay.Ng.Ask(
            ("call-id", SipCallId), ("from-tag", "from"), ("to-tag", "to"), ("sdp", opus), ("command", "offer"));
        Assert.StartsWith("No codec is left", NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
        FieldProgress progress = await KeyAsync(capture, CardField.CardNumber, CardNumber, KeyTransport.Tones);
        Assert.Equal(FieldState.Valid, progress.State);
    }

    private async Task TransferAsync(KeyTransport transport, Action transfer)
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Press(CardNumber[..8], transport);
        transfer();
        var after = new LiveCall(Clock, Caller, _second);
        after.Press(CardNumber[8..], transport);
        after.Talk(300);
        await Relay.NextAsync<FieldProgressed>(notice => notice.Progress is { State: FieldState.Valid, Digits: 16 });
        foreach (LiveCall part in (LiveCall[])[Live, after])
        {
            Assert.NotEmpty(part.HeardByAgent);
            Assert.Equal(0, part.EventsHeardByAgent);
            Assert.Empty(ResidualToneDetector.Find(part.AgentSound()));
        }
    }

    private string Sdp(string command, string sdp, params (string Key, object Value)[] more)
    {
        string reply = Relay.Ng.Ask([("call-id", SipCallId), .. more, ("sdp", sdp), ("command", command)]);
        Assert.Equal("ok", NgClient.Find(reply, "result"));
        return NgClient.Find(reply, "sdp")!;
    }
}
