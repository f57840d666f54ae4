using System.Diagnostics;
using System.Text.Json;
using PayGate.Contracts.Access;
using PayGate.EndToEnd.Tests.Support;
using PayGate.Fleet;
using PayGate.Hosting;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Faults;

/// <summary>kill -9 of each role in the middle of a capture: nothing of the card stays anywhere, no recording is lost, and the next call works.</summary>
[Collection(Serial.Name)]
public sealed class KilledRoleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TestCard Card = TestCard.Published[0];

    [Theory]
    [InlineData("Relay")]
    [InlineData("Capture")]
    [InlineData("Vault")]
    [InlineData("Redaction")]
    public async Task A_killed_role_leaves_no_card_and_loses_no_recording(string name)
    {
        Role role = Enum.Parse<Role>(name);
        using TempFolder data = new();
        LeakWatch leaks = new(data.Path);
        await using (RoleFleet fleet = await RoleFleet.StartAsync(
            data.Path, 0, ["--demo-accounts", "--release-without-speech-check", "--inspectable"], CancellationToken.None))
        {
            using ConsoleSession agent = await fleet.SignInAsync(Roles.Agent, CancellationToken.None);
            SmokeStage stage = await SmokeStage.OpenAsync(fleet, agent, fleet.Account(Roles.Agent).User, CancellationToken.None);
            (SimulatedCall call, string callId) = await stage.DialAsync(CancellationToken.None);
            string capture = await StartAsync(stage, callId);
            await call.KeyAsync(
                Card.Number().AsMemory(0, 12), KeyTransport.Both, TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(60), null, CancellationToken.None);

            int killed = fleet.ProcessIds[role];
            Process.GetProcessById(killed).Kill();
            await WaitAsync(() => fleet.ProcessIds[role] != killed && fleet.IsReady(role), "the role is back");

            // The other roles hold nothing of it either, once the capture has ended.
            await Task.Delay(TimeSpan.FromSeconds(6));
            await leaks.ScanMemoryAsync("memory", fleet.ProcessIds, CancellationToken.None);
            await call.HangUpAsync(CancellationToken.None);
            call.Dispose();
            await stage.DisposeAsync();

            await RecordingIsNotLostAsync(fleet, callId);
            await NextCaptureWorksAsync(fleet);
            Assert.NotEmpty(capture);
        }

        await leaks.ScanFilesAsync(CancellationToken.None);
        Assert.True(leaks.WasComplete);
        Assert.Equal(0, leaks.Total);
    }

    private static async Task<string> StartAsync(SmokeStage stage, string callId)
    {
        JsonElement started = await stage.Desk.InvokeAsync(
            "StartCapture", CancellationToken.None, new { callId, idempotencyKey = Guid.NewGuid().ToString("D") });
        Assert.True(started.GetProperty("ok").GetBoolean());
        string capture = started.GetProperty("capture").GetProperty("id").GetString()!;
        await stage.Watcher.CaptureAsync(
            capture, state => state.GetProperty("state").GetString() == "secured", "secured", TimeSpan.FromSeconds(10), CancellationToken.None);
        await stage.Desk.InvokeAsync("AskField", CancellationToken.None, capture, "cardNumber");
        return capture;
    }

    private static async Task RecordingIsNotLostAsync(RoleFleet fleet, string callId)
    {
        using ConsoleSession qa = await fleet.SignInAsync(Roles.Qa, CancellationToken.None);
        await WaitAsync(
            async () =>
            {
                JsonElement list = await qa.GetAsync("/api/recordings", CancellationToken.None);
                return list.EnumerateArray().Any(recording =>
                    recording.GetProperty("callId").GetString() == callId
                    && recording.GetProperty("state").GetString() is "released" or "quarantined");
            },
            "the recording is redacted or quarantined");
    }

    private static async Task NextCaptureWorksAsync(RoleFleet fleet)
    {
        using ConsoleSession agent = await fleet.SignInAsync(Roles.Agent, CancellationToken.None);
        await using SmokeStage stage = await SmokeStage.OpenAsync(fleet, agent, fleet.Account(Roles.Agent).User, CancellationToken.None);
        CaptureResult next = await new CaptureScript(stage, KeyTransport.Events, Ending.Success, TestCard.Published[1], new KeyStopwatch())
            .PlayAsync(CancellationToken.None);
        Assert.Null(next.Problem);
        Assert.True(next.Ok);
    }

    private static Task WaitAsync(Func<bool> isSo, string what) => WaitAsync(() => Task.FromResult(isSo()), what);

    private static async Task WaitAsync(Func<Task<bool>> isSo, string what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Limit, "Not in time: " + what);
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }
    }
}
