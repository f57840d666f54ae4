using System.Net;
using PayGate.Contracts.Captures;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>An agent who passes the caller on in the middle of a capture, by a call with a name of its own: the second agent hears no key either.</summary>
[Collection(SipEdge.Name)]
public sealed class TransferTests(EdgeFixture fixture)
{
    private static readonly TestCard Card = TestCard.Published[4];
    private static readonly IPEndPoint Second = new(IPAddress.Parse("127.0.2.2"), 5363);

    /// <summary>
    /// The new call is known by the token of the Refer-To, by its number alone, or by the call that it replaces; the old call is still there, or
    /// gone already.
    /// </summary>
    [Theory]
    [InlineData("token", "bruno", false)]
    [InlineData("number", "dario", true)]
    [InlineData("replaces", "elena", false)]
    public async Task The_agent_a_caller_is_passed_on_to_hears_no_key(string knownBy, string agent, bool firstAgentLeavesAtOnce)
    {
        await fixture.Edge.RegisterAsync(agent, Second.Address, Second.Port);
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        CaptureId capture = await call.ArmAsync();
        await call.AskAsync(capture, CardField.CardNumber);
        byte[] number = Card.Number();
        await call.KeyAsync(number.AsMemory(0, 8), KeyTransport.Both);

        string[] more = knownBy == "replaces"
            ? ["-key", "header", $"Replaces: {call.CallId};to-tag=a;from-tag=x"]
            : ["-key", "params", await ReferAsync(call, agent, keepsToken: knownBy == "token")];
        if (firstAgentLeavesAtOnce)
        {
            await call.HangUpAsync(call.To);
        }

        await using EdgeCall second = new(fixture.Stage);
        await second.DialAsync(agent, Second, more: more);
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

    /// <summary>What the request URI of the new call carries besides the number.</summary>
    private async Task<string> ReferAsync(EdgeCall call, string agent, bool keepsToken)
    {
        await call.To.CueAsync("REFER", $"sip:{agent}@{fixture.Edge.EndPoint}");
        await call.To.ReportsAsync("refer accepted");
        string target = call.From.Last("refer ")!;
        Assert.StartsWith($"sip:{agent}@{fixture.Edge.EndPoint};", target, StringComparison.Ordinal);
        return keepsToken ? target[target.IndexOf(';', StringComparison.Ordinal)..] : "";
    }
}
