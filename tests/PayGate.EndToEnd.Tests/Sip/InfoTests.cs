using PayGate.Contracts.Captures;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Keys that come as SIP INFO end at the edge: the relay gets them, the other party never does while a capture is armed.</summary>
[Collection(SipEdge.Name)]
public sealed class InfoTests(EdgeFixture fixture)
{
    private static readonly TestCard Card = TestCard.Published[7];

    [Fact]
    public async Task A_card_keyed_by_info_reaches_only_the_relay()
    {
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        CaptureId capture = await call.ArmAsync();
        AgentEar ear = new(call.Agent.Listener);
        await call.AskAsync(capture, CardField.CardNumber);
        bool isRelay = true;
        foreach (byte key in Card.Number())
        {
            await SendAsync(call.From, isRelay ? "application/dtmf-relay" : "application/dtmf", isRelay ? $"Signal={key}" : $"{key}");
            isRelay = !isRelay;
        }

        await call.IsValidAsync(capture, CardField.CardNumber);
        await ear.HeardNoKeyAsync();
        Assert.Equal(0, call.To.Count("leaked info"));
        Assert.DoesNotContain("Signal", fixture.Edge.Log, StringComparison.OrdinalIgnoreCase);
        await call.HangUpAsync(call.To);
    }

    [Fact]
    public async Task The_same_key_by_info_and_by_event_is_one_key()
    {
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        CaptureId capture = await call.ArmAsync();
        AgentEar ear = new(call.Agent.Listener);
        await call.AskAsync(capture, CardField.CardNumber);
        byte[] number = Card.Number();
        foreach (byte key in number)
        {
            Task event4733 = call.KeyAsync(new[] { key }, KeyTransport.Events);
            await SendAsync(call.From, "application/dtmf-relay", $"Signal={key}");
            await event4733;
        }

        await call.IsValidAsync(capture, CardField.CardNumber);
        Assert.Equal(number.Length, fixture.Relay.Progress(capture, CardField.CardNumber)!.Digits);
        await ear.HeardNoKeyAsync();
        await call.HangUpAsync(call.From);
    }

    [Fact]
    public async Task Without_a_capture_the_key_is_made_an_event_for_the_other_party()
    {
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        AgentEar ear = new(call.Agent.Listener);
        await SendAsync(call.From, "application/dtmf-relay", "Signal=5");
        await Until.TrueAsync(() => ear.EventPackets > 0, () => "the agent's side gets the key as an event");
        Assert.Equal(0, call.To.Count("leaked info"));
        await call.HangUpAsync(call.From);
    }

    [Theory]
    [InlineData("application/dtmf-relay", "Signal=x")]
    [InlineData("application/dtmf-relay", "Duration=160")]
    [InlineData("application/dtmf", "55")]
    [InlineData("application/vnd.nortelnetworks.digits", "d=5")]
    [InlineData("text/plain", "5")]
    public async Task What_is_no_key_is_refused_and_goes_nowhere(string type, string body)
    {
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        await call.From.CueAsync("INFO", type, body);
        await call.From.ReportsAsync("info refused");
        Assert.Equal(0, call.To.Count("leaked info"));
        await call.HangUpAsync(call.From);
    }

    private static async Task SendAsync(SippParty party, string type, string body)
    {
        int before = party.Count("info taken");
        await party.CueAsync("INFO", type, body);
        await party.ReportsAsync("info taken", before + 1);
    }
}
