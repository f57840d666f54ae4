using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Calls in either direction through a stock Kamailio: a card keyed on an armed call reaches the relay and nobody else.</summary>
[Collection(SipEdge.Name)]
public sealed class ArmedCallTests(EdgeFixture fixture)
{
    private static readonly TestCard Card = TestCard.Published[0];

    [Theory]
    [InlineData(CallDirection.Inbound, "Events", true)]
    [InlineData(CallDirection.Inbound, "Tones", false)]
    [InlineData(CallDirection.Inbound, "Both", true)]
    [InlineData(CallDirection.Outbound, "Both", true)]
    public async Task A_card_keyed_on_an_armed_call_reaches_only_the_relay(CallDirection direction, string transport, bool callingPartyHangsUp)
    {
        KeyTransport keys = Enum.Parse<KeyTransport>(transport);
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage, direction);
        Assert.Equal(direction, call.Snapshot.Direction);
        Assert.Equal("default", call.Snapshot.Tenant.Value);
        AgentEar before = new(call.Agent.Listener);
        await call.KeyAsync(new byte[] { 5 }, KeyTransport.Both);
        await before.HearsKeyAsync();

        CaptureId capture = await call.ArmAsync();
        AgentEar armed = new(call.Agent.Listener);
        await call.KeyFieldAsync(capture, CardField.CardNumber, Card.Number(), keys);
        await call.KeyFieldAsync(capture, CardField.Expiry, Card.Expiry(), keys);
        await armed.HeardNoKeyAsync();

        await call.HangUpAsync(callingPartyHangsUp ? call.From : call.To);
    }

    [Theory]
    [InlineData(CallDirection.Inbound)]
    [InlineData(CallDirection.Outbound)]
    public async Task A_call_whose_offer_comes_late_is_masked_on_the_same_side(CallDirection direction)
    {
        await using EdgeCall call = new(fixture.Stage, direction) { Scenario = "late-caller.xml" };
        await call.DialAsync();
        await call.RingAsync();
        await call.AnswerAsync("a", call.Called);
        Assert.Equal(direction, call.Snapshot.Direction);
        CaptureId capture = await call.ArmAsync();
        AgentEar ear = new(call.Agent.Listener);
        await call.KeyFieldAsync(capture, CardField.CardNumber, Card.Number(), KeyTransport.Both);
        await ear.HeardNoKeyAsync();
        await call.HangUpAsync(call.From);
    }
}
