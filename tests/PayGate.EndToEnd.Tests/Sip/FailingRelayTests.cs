using System.Net;
using PayGate.Contracts.Captures;
using PayGate.EndToEnd.Tests.Support;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Several relays behind one Kamailio: a dead one and a full one are passed over, and a call never goes on without a relay.</summary>
[Collection(SipEdge.Name)]
public sealed class FailingRelayTests
{
    private const int SipPort = 5380;
    private const int MostStarts = 5;
    private const int FirstNgPort = 2362;
    private const int SecondNgPort = 2363;
    private const int FirstMediaPort = 38400;
    private const int SecondMediaPort = 38700;

    // Nearly every call goes to the first relay, as long as it takes calls.
    private static readonly EdgeSettings Settings =
        new(SipPort, $"udp:127.0.0.1:{FirstNgPort}=1000 udp:127.0.0.1:{SecondNgPort}=1") { TrunkPort = 5381, AgentPort = 5382 };

    private static readonly TestCard Card = TestCard.Published[5];

    [Fact]
    public async Task A_killed_relay_is_passed_over()
    {
        using TempFolder folder = new();
        await using PacketClock clock = new();
        await using EdgeRelay second = await EdgeRelay.StartAsync(SecondNgPort, SecondMediaPort);
        await using ExternalProgram first = new(
            Path.Combine(AppContext.BaseDirectory, "paygate"), Path.Combine(folder.Path, "relay.log"),
            "relay", "--ng", $"127.0.0.1:{FirstNgPort}", "--first-port", $"{FirstMediaPort}", "--last-port", $"{FirstMediaPort + 99}");
        await Until.TrueAsync(() => first.Output().Contains("takes NG commands", StringComparison.Ordinal), () => "the first relay is there. " + first.Output());
        await using EdgeServer edge = await StartWithBothRelaysAsync();
        EdgeStage stage = new(edge, second, clock);

        // The relay dies between the offer and the answer: nobody may talk past it, so the call ends.
        await using (EdgeCall lost = new(stage))
        {
            await lost.DialAsync();
            await lost.RingAsync();
            Assert.Empty(second.Relay.Calls);
            first.Kill();
            await lost.To.CueAsync("ANSWER", "a", "9");
            await Until.TrueAsync(() => lost.From.Count("hung up on") == 1, () => $"the edge ends the call. {lost.From.Says()} {edge.Log}");
            Assert.Null(lost.From.Media);
        }

        await using EdgeCall call = await EdgeCall.ConnectAsync(stage);
        Assert.InRange(call.From.Media!.Port, SecondMediaPort, SecondMediaPort + 199);
        CaptureId capture = await call.ArmAsync();
        AgentEar ear = new(call.Agent.Listener);
        await call.KeyFieldAsync(capture, CardField.CardNumber, Card.Number(), KeyTransport.Both);
        await ear.HeardNoKeyAsync();
        await call.HangUpAsync(call.From);
    }

    [Fact]
    public async Task A_full_relay_is_passed_over_and_each_call_stays_where_it_began()
    {
        await using PacketClock clock = new();
        await using EdgeRelay first = await EdgeRelay.StartAsync(FirstNgPort, FirstMediaPort, mostCalls: 1);
        await using EdgeRelay second = await EdgeRelay.StartAsync(SecondNgPort, SecondMediaPort);
        await using EdgeServer edge = await StartWithBothRelaysAsync();
        await using EdgeCall one = await EdgeCall.ConnectAsync(new EdgeStage(edge, first, clock));
        Assert.InRange(one.From.Media!.Port, FirstMediaPort, FirstMediaPort + 199);

        // The agents' side has one telephone in these tests: the second call goes the other way.
        await using EdgeCall two = await EdgeCall.ConnectAsync(new EdgeStage(edge, second, clock), Contracts.Calls.CallDirection.Outbound);
        Assert.InRange(two.From.Media!.Port, SecondMediaPort, SecondMediaPort + 199);
        await one.HangUpAsync(one.To);
        await two.HangUpAsync(two.From);
    }

    [Fact]
    public async Task Without_any_relay_no_call_is_set_up()
    {
        await using EdgeServer edge = await EdgeServer.StartAsync(Settings);
        await using PacketClock clock = new();
        await using EdgeRelay unused = await EdgeRelay.StartAsync(0, FirstMediaPort);
        await using EdgeCall call = new(new EdgeStage(edge, unused, clock));
        IPEndPoint from = new(call.Calling.LocalEndPoint.Address, 5383);
        await using SippParty caller = SippParty.Call(edge, call.CallId, from, call.Calling.LocalEndPoint, "200", "u1", "caller.xml");
        await caller.ReportsAsync("failed");
    }

    /// <summary>A relay that a busy machine made late for the first ping is left out for half a minute: then from the beginning.</summary>
    private static async Task<EdgeServer> StartWithBothRelaysAsync()
    {
        for (int tries = 1; ; tries++)
        {
            EdgeServer edge = await EdgeServer.StartAsync(Settings);
            if (tries == MostStarts || !edge.Log.Contains("did not respond to ping", StringComparison.Ordinal))
            {
                return edge;
            }

            await edge.DisposeAsync();
        }
    }
}
