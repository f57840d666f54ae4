using PayGate.Contracts.Captures;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

/// <summary>A supervisor on a call hears what the agent hears: nothing of a key while a capture runs.</summary>
public sealed class SubscriptionTests : CaptureTest
{
    private readonly RtpPhone _supervisor = new(0x99);

    public override async Task DisposeAsync()
    {
        _supervisor.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public void The_offer_names_party_listener_and_formats()
    {
        string reply = Ask("subscribe request", ("from-tag", "from"));
        Assert.Equal("from", NgClient.Find(reply, "from-tag"));
        Assert.Equal(32, NgClient.Find(reply, "to-tag")!.Length);
        string sdp = NgClient.Find(reply, "sdp")!;
        Assert.Contains(" RTP/AVP 8 0 9 101\r\n", sdp, StringComparison.Ordinal);
        Assert.Contains("a=rtpmap:101 telephone-event/8000\r\n", sdp, StringComparison.Ordinal);
        Assert.Contains("a=sendonly\r\n", sdp, StringComparison.Ordinal);
    }

    [Fact]
    public void All_parties_are_a_section_each()
    {
        string sdp = NgClient.Find(Ask("subscribe request", ("flags", new[] { "all" })), "sdp")!;
        Assert.Equal(3, sdp.Split("m=audio ").Length);
        Assert.Equal(3, NgClient.Find(Ask("subscribe request", ("from-tags", new[] { "from", "to" })), "sdp")!.Split("m=audio ").Length);
    }

    [Theory]
    [InlineData(KeyTransport.Events)]
    [InlineData(KeyTransport.Tones)]
    [InlineData(KeyTransport.Both)]
    public async Task Nothing_of_a_key_reaches_a_supervisor_while_a_capture_runs(KeyTransport transport)
    {
        Listen();
        CaptureId capture = await ArmAsync();
        _supervisor.Drain();
        FieldProgress progress = await KeyAsync(capture, CardField.CardNumber, CardNumber, transport);
        Assert.Equal(FieldState.Valid, progress.State);
        List<byte[]> heard = _supervisor.Drain();
        Assert.True(heard.Count > 100, "The supervisor hears the call.");
        Assert.DoesNotContain(heard, packet => (packet[1] & 0x7f) == LiveCall.EventPayloadType);
        Assert.Empty(ResidualToneDetector.Find(LiveCall.SoundOf(heard)));
    }

    [Fact]
    public void What_a_supervisor_sends_reaches_nobody()
    {
        Listen();
        _supervisor.SendAudio(0x55);
        Live.Talk(100);
        Assert.DoesNotContain(Live.HeardByAgent.Concat(Live.HeardByCaller), packet => packet[^1] == 0x55);
    }

    [Fact]
    public void After_unsubscribe_nothing_more_comes()
    {
        Listen();
        Assert.Equal("d6:result2:oke", Ask("unsubscribe", ("to-tag", "sup")));
        _supervisor.Drain();
        Live.Talk(100);
        Assert.Empty(_supervisor.Drain());
        Assert.Equal("To-tag not found", NgClient.Find(Ask("unsubscribe", ("to-tag", "sup")), "error-reason"));
    }

    [Fact]
    public void Subscriptions_of_a_call_are_limited_and_end_with_it()
    {
        string reply = "";
        for (int i = 0; i < 20; i++)
        {
            reply = Ask("subscribe request", ("from-tag", "from"));
        }

        Assert.NotEqual("ok", NgClient.Find(reply, "result"));
        Relay.Delete(SipCallId);
        Assert.Equal("Unknown call-ID", NgClient.Find(Ask("subscribe request", ("from-tag", "from")), "error-reason"));
    }

    [Fact]
    public void A_party_that_has_not_answered_cannot_be_heard()
    {
        Relay.Offer("ringing", Caller);
        string reply = Relay.Ng.Ask(("call-id", "ringing"), ("all", "all"), ("command", "subscribe request"));
        Assert.Equal("No SDP known for this from-tag", NgClient.Find(reply, "error-reason"));
    }

    [Fact]
    public void What_is_missing_is_said_in_the_words_of_rtpengine()
    {
        Assert.Equal("No call participant specified", NgClient.Find(Ask("subscribe request"), "error-reason"));
        Assert.Equal("From-tag given, but no such tag exists", NgClient.Find(Ask("subscribe request", ("from-tag", "x")), "error-reason"));
        Assert.Equal("No to-tag in message", NgClient.Find(Ask("subscribe answer"), "error-reason"));
        Assert.Equal("No SDP body in message", NgClient.Find(Ask("subscribe answer", ("to-tag", "x")), "error-reason"));
        Assert.Equal("To-tag not found", NgClient.Find(Ask("subscribe answer", ("to-tag", "x"), ("sdp", Caller.Sdp())), "error-reason"));
        Assert.Equal("No to-tag in message", NgClient.Find(Ask("unsubscribe"), "error-reason"));
        Assert.StartsWith("Publish is not supported", NgClient.Find(Ask("publish"), "error-reason"), StringComparison.Ordinal);
    }

    private void Listen()
    {
        _supervisor.Follow(NgClient.Find(Ask("subscribe request", ("label", "caller"), ("to-tag", "sup")), "sdp")!);
        Assert.Equal("d6:result2:oke", Ask("subscribe answer", ("to-tag", "sup"), ("sdp", _supervisor.Sdp("a=recvonly\r\n"))));
    }

    private string Ask(string command, params (string Key, object Value)[] more) =>
        Relay.Ng.Ask([("call-id", SipCallId), .. more, ("command", command)]);
}
