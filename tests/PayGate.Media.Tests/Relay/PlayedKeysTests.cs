using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

/// <summary>Keys that the edge reports by <c>play DTMF</c>: to the capture and nowhere else behind a closed mask, to the other party else.</summary>
public sealed class PlayedKeysTests : CaptureTest
{
    [Fact]
    public async Task A_card_reported_by_the_edge_is_captured_and_nothing_of_it_leaves()
    {
        CaptureId capture = await ArmAsync();
        Live.HeardByAgent.Clear();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        foreach (byte key in CardNumber)
        {
            Play(key);
            Live.Talk(100);
        }

        await Relay.NextAsync<FieldProgressed>(notice => notice.Progress.State == FieldState.Valid);
        Live.Talk(400);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
    }

    [Theory]
    [InlineData(KeyTransport.Events, true)]
    [InlineData(KeyTransport.Events, false)]
    [InlineData(KeyTransport.Tones, true)]
    [InlineData(KeyTransport.Tones, false)]
    [InlineData(KeyTransport.Both, false)]
    public async Task A_key_that_is_heard_and_reported_is_one_key(KeyTransport transport, bool reportedFirst)
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.SecurityCode, 1, CancellationToken.None);
        foreach (byte key in (byte[])[4, 4, 7])
        {
            if (reportedFirst)
            {
                Play(key);
            }

            Live.Press(key, transport);
            Live.Talk(100);
            if (!reportedFirst)
            {
                Play(key);
            }
        }

        Play(11);
        FieldProgress progress = (await Relay.NextAsync<FieldProgressed>(
            notice => notice.Progress.State is FieldState.Valid or FieldState.Invalid)).Progress;
        Assert.Equal((FieldState.Valid, 3), (progress.State, progress.Digits));
    }

    [Fact]
    public async Task An_agents_key_is_never_one_of_the_card()
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.SecurityCode, 1, CancellationToken.None);
        Play(9, "to");
        foreach (byte key in (byte[])[1, 2, 3, 11])
        {
            Play(key);
        }

        await Relay.NextAsync<FieldProgressed>(notice => notice.Progress is { State: FieldState.Valid, Digits: 3 });
    }

    [Fact]
    public void On_an_open_line_the_other_party_gets_an_event_on_the_clock_of_the_stream()
    {
        Live.HeardByAgent.Clear();
        uint before = Caller.Timestamp;
        Play(5);
        Live.Talk(400);
        List<byte[]> events = [.. Live.HeardByAgent.Where(IsEvent)];
        Assert.Equal(8, events.Count);
        Assert.Equal(0x80 | 101, events[0][1]);
        Assert.All(events.Skip(1), packet => Assert.Equal(101, packet[1]));
        Assert.Single(events.Select(packet => Convert.ToHexString(packet.AsSpan(4, 8))).Distinct());
        Assert.All(events, packet => Assert.Equal(5, packet[12]));
        Assert.Equal([160, 320, 480, 640, 800, 960, 960, 960], events.Select(packet => (packet[14] << 8) | packet[15]));
        Assert.Equal(3, events.Count(packet => (packet[13] & 0x80) != 0));
        uint timestamp = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(events[0].AsSpan(4));
        Assert.InRange(timestamp - before, 1u, 400u);
        ushort[] sequences = [.. Live.HeardByAgent.Select(packet => (ushort)((packet[2] << 8) | packet[3]))];
        Assert.All(sequences.Zip(sequences.Skip(1)), pair => Assert.Equal((ushort)(pair.First + 1), pair.Second));
    }

    [Fact]
    public void A_key_heard_as_an_event_is_not_put_in_again()
    {
        Live.Press(5, KeyTransport.Events);
        int heard = Live.EventsHeardByAgent;
        Play(5);
        Live.Talk(300);
        Assert.Equal(heard, Live.EventsHeardByAgent);
    }

    [Fact]
    public async Task A_party_without_events_gets_a_tone()
    {
        await using RelayUnderTest relay = await RelayUnderTest.StartAsync(clock: Clock);
        using RtpPhone caller = new(1), agent = new(2);
        string plain = agent.Sdp().Replace("8 0 9 101", "8", StringComparison.Ordinal);
        agent.Follow(NgClient.Find(relay.Ng.Ask(("call-id", "t"), ("from-tag", "f"), ("sdp", caller.Sdp()), ("command", "offer")), "sdp")!);
        caller.Follow(NgClient.Find(relay.Ng.Ask(
            ("call-id", "t"), ("from-tag", "f"), ("to-tag", "t"), ("sdp", plain), ("command", "answer")), "sdp")!);
        var live = new LiveCall(Clock, caller, agent);
        live.Talk(200);
        relay.Ng.Ask(("code", "5"), ("duration", "200"), ("call-id", "t"), ("from-tag", "f"), ("command", "play DTMF"));
        live.Talk(600);
        Assert.Single(ResidualToneDetector.Find(live.AgentSound()));
    }

    [Fact]
    public async Task A_key_that_is_being_put_in_ends_when_the_mask_closes()
    {
        Play(5, duration: "5000");
        Live.Talk(100);
        Assert.NotEqual(0, Live.EventsHeardByAgent);
        await ArmAsync();
        Live.Talk(20);
        Agent.Drain();
        Live.HeardByAgent.Clear();
        Live.Talk(300);
        Assert.Equal(0, Live.EventsHeardByAgent);
    }

    [Fact]
    public async Task A_caller_who_keys_on_after_a_capture_is_not_heard()
    {
        CaptureId capture = await ArmAsync();
        await Desk.DisarmAsync(capture, CancellationToken.None);
        Live.HeardByAgent.Clear();
        for (int i = 0; i < 8; i++)
        {
            Play(7);
            Live.Talk(500);
        }

        Assert.Equal(0, Live.EventsHeardByAgent);
    }

    [Theory]
    [InlineData("", "No valid 'code' specified")]
    [InlineData("55", "Given 'code' is not a single digit")]
    [InlineData("x", "Invalid 'code' character")]
    [InlineData("16", "Given 'code' is not a single digit")]
    public void A_code_that_is_none_is_refused_and_not_repeated(string code, string reason) => Assert.Equal(
        reason,
        NgClient.Find(Relay.Ng.Ask(("code", code), ("call-id", SipCallId), ("from-tag", "from"), ("command", "play DTMF")), "error-reason"));

    [Fact]
    public void Numbers_beyond_the_keys_and_missing_parties_are_refused()
    {
        Assert.Equal("Out of range 'code' specified", Fail(("code", 16), ("from-tag", "from")));
        Assert.Equal("No participant party specified", Fail(("code", 5)));
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("code", "#"), ("call-id", SipCallId), ("from-tag", "from"), ("command", "play DTMF")));
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("code", "12"), ("call-id", SipCallId), ("from-tag", "from"), ("command", "play DTMF")));
    }

    private string? Fail(params (string Key, object Value)[] more) =>
        NgClient.Find(Relay.Ng.Ask([("call-id", SipCallId), .. more, ("command", "play DTMF")]), "error-reason");

    private static bool IsEvent(byte[] packet) => (packet[1] & 0x7f) == LiveCall.EventPayloadType;

    private void Play(byte key, string tag = "from", string duration = "120") => Assert.Equal(
        "d6:result2:oke",
        Relay.Ng.Ask(
            ("code", "0123456789*#ABCD"[key].ToString()), ("duration", duration), ("call-id", SipCallId), ("from-tag", tag), ("command", "play DTMF")));
}
