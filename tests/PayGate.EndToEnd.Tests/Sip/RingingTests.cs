using System.Net;
using PayGate.Contracts.Captures;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>What happens before and around the answer.</summary>
[Collection(SipEdge.Name)]
public sealed class RingingTests(EdgeFixture fixture)
{
    private static readonly TestCard Card = TestCard.Published[3];

    [Fact]
    public async Task Early_media_of_two_branches_is_heard_and_the_one_that_answers_is_masked()
    {
        await using EdgeCall call = new(fixture.Stage);
        await call.DialAsync();
        using RtpPhone other = call.AgentPhone();
        await call.SendEarlyMediaAsync("first", call.Called);
        await new AgentEar(call.Calling.Listener).HearsTalkAsync();
        await call.SendEarlyMediaAsync("second", other);
        await new AgentEar(other.Listener).HearsTalkAsync();
        fixture.Clock.Remove(call.Called);

        await call.AnswerAsync("second", other);
        CaptureId capture = await call.ArmAsync();
        AgentEar answering = new(other.Listener);
        int lateForLoser = call.Called.Listener.Packets;
        await call.KeyFieldAsync(capture, CardField.CardNumber, Card.Number(), KeyTransport.Both);
        await answering.HeardNoKeyAsync();
        Assert.Equal(lateForLoser, call.Called.Listener.Packets);
        await call.HangUpAsync(call.To);
        fixture.Clock.Remove(other);
    }

    [Fact]
    public async Task A_call_given_up_while_it_rings_is_forgotten_by_the_relay()
    {
        int before = fixture.Relay.Relay.Calls.Count;
        await using EdgeCall call = new(fixture.Stage);
        await call.DialAsync();
        Assert.Equal(before + 1, fixture.Relay.Relay.Calls.Count);
        await call.RingAsync();
        await call.From.CueAsync("CANCEL");
        await call.From.ReportsAsync("cancelled");
        await call.To.ReportsAsync("cancelled");
        await Until.TrueAsync(() => fixture.Relay.Relay.Calls.Count == before, () => "the relay has forgotten the call");
    }

    [Fact]
    public async Task Of_two_telephones_that_ring_one_answers_and_the_other_is_called_off()
    {
        IPEndPoint first = new(IPAddress.Parse("127.0.2.2"), 5363);
        IPEndPoint second = new(IPAddress.Parse("127.0.2.3"), 5364);
        await fixture.Edge.RegisterAsync("carla", first.Address, first.Port);
        await fixture.Edge.RegisterAsync("carla", second.Address, second.Port);
        await using EdgeCall call = new(fixture.Stage);
        await using SippParty other = await SippParty.WaitForCallAsync(fixture.Edge, call.CallId, second, call.Called.LocalEndPoint);
        await call.DialAsync("carla", first);
        await other.ReportsAsync("called");
        await other.CueAsync("RING", "other");
        await call.From.ReportsAsync("ringing");
        await call.AnswerAsync("one", call.Called);
        await other.ReportsAsync("cancelled");
        Assert.Equal("carla", call.Snapshot.Agent?.Value);

        CaptureId capture = await call.ArmAsync();
        AgentEar ear = new(call.Agent.Listener);
        await call.KeyFieldAsync(capture, CardField.CardNumber, Card.Number(), KeyTransport.Events);
        await ear.HeardNoKeyAsync();
        await call.HangUpAsync(call.From);
    }
}
