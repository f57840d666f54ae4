using System.Text.Json;
using PayGate.Contracts.Access;
using PayGate.EndToEnd.Tests.Support;
using PayGate.Fleet;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>The whole way of a card: SIP call through a Kamailio that hides addresses, an agent's desk at the hub, keys, token.</summary>
[Collection(SipEdge.Name)]
public sealed class WholeWayTests
{
    private const int SipPort = 5410;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TestCard Card = TestCard.Published[2];

    [Fact]
    public async Task A_call_through_kamailio_ends_in_a_token()
    {
        using TempFolder data = new();
        await using RoleFleet fleet = await RoleFleet.StartAsync(
            data.Path, 0, ["--demo-accounts", "--release-without-speech-check"], CancellationToken.None);
        await using EdgeServer edge = await EdgeServer.StartAsync(
            new EdgeSettings(
                SipPort, $"udp:{fleet.Ng}", "#!define WITH_TOPOLOGY_HIDING", "#!substdef \"!TOPOLOGY_KEY!known to this test!g\"")
            {
                TrunkPort = 5411,
                AgentPort = 5412,
            });
        await using PacketClock clock = new();
        string name = fleet.Account(Roles.Agent).User;
        using ConsoleSession session = await fleet.SignInAsync(Roles.Agent, CancellationToken.None);
        await using SmokeStage desk = await SmokeStage.OpenAsync(fleet, session, name, CancellationToken.None);
        await using EdgeCall call = new(new EdgeStage(edge, null, clock)) { AgentName = name };
        await call.DialAsync();
        await call.RingAsync();
        await call.AnswerAsync("a", call.Called);
        Assert.DoesNotContain(EdgeSettings.TrunkAddress, call.To.Last("contact "), StringComparison.Ordinal);
        string id = await desk.Watcher.NewCallAsync([], Limit, CancellationToken.None);

        JsonElement started = await desk.Desk.InvokeAsync(
            "StartCapture", CancellationToken.None, new { callId = id, idempotencyKey = Guid.NewGuid().ToString("D") });
        string capture = started.GetProperty("capture").GetProperty("id").GetString()!;
        await StateAsync(desk, capture, state => state.GetProperty("state").GetString() == "secured", "secured");
        AgentEar ear = new(call.Agent.Listener);
        await desk.Desk.InvokeAsync("AskField", CancellationToken.None, capture, "cardNumber");
        await KeyAsync(desk, call, capture, "cardNumber", Card.Number());
        await KeyAsync(desk, call, capture, "expiry", Card.Expiry());
        await KeyAsync(desk, call, capture, "securityCode", Card.Code());
        await StateAsync(desk, capture, state => state.GetProperty("state").GetString() == "complete", "complete");
        await desk.Desk.InvokeAsync("ConfirmCapture", CancellationToken.None, capture);
        JsonElement end = await desk.Watcher.CaptureAsync(capture, _ => false, "ended", Limit, CancellationToken.None);
        Assert.Equal("succeeded", end.GetProperty("outcome").GetString());
        Assert.False(string.IsNullOrEmpty(end.GetProperty("token").GetString()));
        await ear.HeardNoKeyAsync();
        await call.HangUpAsync(call.From);
    }

    private static async Task KeyAsync(SmokeStage desk, EdgeCall call, string capture, string field, byte[] keys)
    {
        await StateAsync(desk, capture, state => state.GetProperty("currentField").GetString() == field, field + " is asked");
        await call.KeyAsync(keys, KeyTransport.Both);
        await StateAsync(desk, capture, state => FieldState(state, field) == "valid", field + " is valid");
    }

    private static Task<JsonElement> StateAsync(SmokeStage desk, string capture, Func<JsonElement, bool> isSo, string what) =>
        desk.Watcher.CaptureAsync(capture, isSo, what, Limit, CancellationToken.None);

    private static string? FieldState(JsonElement capture, string field) => capture.GetProperty("fields").EnumerateArray()
        .Where(one => one.GetProperty("field").GetString() == field)
        .Select(one => one.GetProperty("state").GetString())
        .FirstOrDefault();
}
