using System.Net;
using PayGate.Contracts.Captures;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>An agent who passes the caller on with a REFER in the middle of a capture: the second agent hears no key either.</summary>
[Collection(SipEdge.Name)]
public sealed class TransferTests(EdgeFixture fixture)
{
    private static readonly TestCard Card = TestCard.Published[4];
    private static readonly IPEndPoint Bruno = new(IPAddress.Parse("127.0.2.2"), 5363);

    /// <summary>With the token of the Refer-To in the new call, or by the number alone; with the old call still there, or gone already.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_agent_a_caller_is_referred_to_hears_no_key(bool keepsToken, bool firstAgentLeavesAtOnce)
    {
        await fixture.Edge.RegisterAsync("bruno", Bruno.Address, Bruno.Port);
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        CaptureId capture = await call.ArmAsync();
        await call.AskAsync(capture, CardField.CardNumber);
        byte[] number = Card.Number();
        await call.KeyAsync(number.AsMemory(0, 8), KeyTransport.Both);

        await call.To.CueAsync("REFER", $"sip:bruno@{fixture.Edge.EndPoint}");
        await call.To.ReportsAsync("refer accepted");
        string target = call.From.Last("refer ")!;
        Assert.StartsWith($"sip:bruno@{fixture.Edge.EndPoint};", target, StringComparison.Ordinal);
        if (firstAgentLeavesAtOnce)
        {
            await call.HangUpAsync(call.To);
        }

        await using EdgeCall second = new(fixture.Stage);
        string parameters = keepsToken ? target[target.IndexOf(';', StringComparison.Ordinal)..] : "";
        await second.DialAsync("bruno", Bruno, more: ["-key", "params", parameters]);
        await second.RingAsync();
        await second.AnswerAsync("b", second.Called);
        AgentEar ear = new(second.Agent.Listener);
        await second.KeyAsync(number.AsMemory(8, 4), KeyTransport.Both);
        if (!firstAgentLeavesAtOnce)
        {
            await call.HangUpAsync(call.To);
        }

        // Longer than a mask takes to open when nothing else holds it.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await second.KeyAsync(number.AsMemory(12), KeyTransport.Both);
        await ear.HeardNoKeyAsync();
        await second.HangUpAsync(second.From);
    }
}
