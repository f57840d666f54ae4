using System.Diagnostics;
using PayGate.Contracts.Access;
using PayGate.EndToEnd.Tests.Support;
using PayGate.Fleet;
using PayGate.Hosting;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Faults;

[Collection(Serial.Name)]
public sealed class VaultDownTests
{
    [Fact]
    public async Task A_vault_that_is_down_ends_the_capture_with_nothing_taken_and_the_call_goes_on()
    {
        using TempFolder data = new();
        await using RoleFleet fleet = await RoleFleet.StartAsync(
            data.Path, 0, ["--demo-accounts", "--release-without-speech-check", "--inspectable"], CancellationToken.None);
        using ConsoleSession agent = await fleet.SignInAsync(Roles.Agent, CancellationToken.None);
        await using SmokeStage stage = await SmokeStage.OpenAsync(fleet, agent, fleet.Account(Roles.Agent).User, CancellationToken.None);
        CaptureScript script = new(stage, KeyTransport.Events, Ending.Success, TestCard.Published[0], new KeyStopwatch())
        {
            // Stopped, not ended: the fleet would start it again.
            WhileHeld = _ => SignalAsync("-STOP", fleet.ProcessIds[Role.Vault]),
        };
        CaptureResult result = await script.PlayAsync(CancellationToken.None);
        await SignalAsync("-CONT", fleet.ProcessIds[Role.Vault]);
        Assert.True(result.Outcome == "vaultUnavailable", $"{result.Outcome}: {result.Problem}");
        Assert.False(result.TokenGiven);
        Assert.Equal(0, result.AgentLegToneMs);
        Assert.Equal(0, result.AgentLegEvents);
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using Process kill = Process.Start("/bin/kill", [signal, process.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
