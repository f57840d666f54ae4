using System.Globalization;
using PayGate.Contracts.Captures;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Hold, refresh and transfer by re-INVITE and UPDATE in the middle of a capture: the mask stays closed and the capture goes on.</summary>
[Collection(SipEdge.Name)]
public sealed class ChangedCallTests(EdgeFixture fixture)
{
    private static readonly TestCard Card = TestCard.Published[1];

    [Fact]
    public async Task Hold_and_refresh_in_the_middle_of_a_capture_leave_the_mask_closed()
    {
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        CaptureId capture = await call.ArmAsync();
        await call.AskAsync(capture, CardField.CardNumber);
        AgentEar ear = new(call.Agent.Listener);
        byte[] number = Card.Number();
        await call.KeyAsync(number.AsMemory(0, 4), KeyTransport.Both);

        await ChangeAsync(call.To, call.From, "INVITE", "sendonly", call.Called);
        await call.KeyAsync(number.AsMemory(4, 4), KeyTransport.Both);
        await ChangeAsync(call.To, call.From, "INVITE", "sendrecv", call.Called);
        await ChangeAsync(call.From, call.To, "UPDATE", "sendrecv", call.Calling);
        await ChangeAsync(call.To, call.From, "UPDATE", "sendrecv", call.Called);
        await call.KeyAsync(number.AsMemory(8), KeyTransport.Both);

        await call.IsValidAsync(capture, CardField.CardNumber);
        await ear.HeardNoKeyAsync();
        await call.HangUpAsync(call.To);
    }

    [Fact]
    public async Task A_pbx_that_moves_the_call_to_another_agent_moves_it_behind_the_same_mask()
    {
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        CaptureId capture = await call.ArmAsync();
        await call.AskAsync(capture, CardField.CardNumber);
        AgentEar first = new(call.Agent.Listener);
        byte[] number = Card.Number();
        await call.KeyAsync(number.AsMemory(0, 8), KeyTransport.Both);

        using RtpPhone other = call.AgentPhone();
        AgentEar second = new(other.Listener);
        await ChangeAsync(call.To, call.From, "INVITE", "sendrecv", other);
        call.Connect(other, call.To);
        await second.HearsTalkAsync();
        await call.KeyAsync(number.AsMemory(8), KeyTransport.Both);

        await call.IsValidAsync(capture, CardField.CardNumber);
        await first.HeardNoKeyAsync();
        await second.HeardNoKeyAsync();
        await call.HangUpAsync(call.From);
        fixture.Clock.Remove(other);
    }

    private static async Task ChangeAsync(SippParty by, SippParty other, string method, string direction, RtpPhone phone)
    {
        string report = method == "INVITE" ? "invited" : "updated";
        int done = by.Count(report);
        int seen = other.Count("changed " + direction);
        await by.CueAsync(method, direction, phone.LocalEndPoint.Port.ToString(CultureInfo.InvariantCulture));
        await by.ReportsAsync(report, done + 1);
        await other.ReportsAsync("changed " + direction, seen + 1);
    }
}
