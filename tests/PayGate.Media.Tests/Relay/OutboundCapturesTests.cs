using PayGate.Contracts.Captures;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

/// <summary>Calls that the contact centre made: the party that answers is the caller, in the house's words.</summary>
public sealed class OutboundCapturesTests : CaptureTest
{
    public override async Task InitializeAsync()
    {
        Relay = await StartRelayAsync();
        await ConnectAsync(("metadata", "direction=outbound"));
    }

    [Fact]
    public async Task The_offering_agent_keys_for_himself_and_is_heard()
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        await Relay.NextAsync<PayGate.Contracts.Relaying.FieldProgressed>();
        Live.Press(4, KeyTransport.Events);
        Assert.NotEqual(0, Live.EventsHeardByAgent);
        Assert.False(Desk.Notices.TryRead(out _));
    }

    [Fact]
    public async Task The_answering_caller_is_masked()
    {
        CaptureId capture = await ArmAsync();
        var live = new LiveCall(Clock, Agent, Caller);
        live.Talk(100);
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        live.Press(CardNumber, KeyTransport.Both);
        live.Talk(200);
        Assert.Equal(0, live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(live.AgentSound()));
        await Relay.NextAsync<PayGate.Contracts.Relaying.FieldProgressed>(notice => notice.Progress.State == FieldState.Valid);
    }
}
