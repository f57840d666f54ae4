using PayGate.Contracts.Captures;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Calls with SIP over TCP on the trunk's side and over UDP on the agents'.</summary>
[Collection(SipEdge.Name)]
public sealed class TcpTests(EdgeFixture fixture)
{
    private static readonly TestCard Card = TestCard.Published[6];

    [Fact]
    public async Task A_caller_over_tcp_and_an_agent_over_udp()
    {
        await using EdgeCall call = new(fixture.Stage);
        await call.DialAsync(transport: "t1");
        await call.RingAsync();
        await call.AnswerAsync("a", call.Called);
        CaptureId capture = await call.ArmAsync();
        AgentEar ear = new(call.Agent.Listener);
        await call.KeyFieldAsync(capture, CardField.CardNumber, Card.Number(), KeyTransport.Both);
        await ear.HeardNoKeyAsync();
        await call.HangUpAsync(call.To);
    }
}
