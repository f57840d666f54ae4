using System.Globalization;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Charges;
using PayGate.Vault.Charges.Providers.Simulator;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Faults;

/// <summary>kill -9 at every step of an authorisation, a capture and a refund, against a ledger that the killed process does not own.</summary>
public sealed class KilledChargeTests
{
    private const int MostSteps = 80;

    [Fact]
    public async Task Killed_at_every_step_nothing_is_sent_twice_and_the_vault_comes_to_know_of_every_charge()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa);
        host.Vault.Dispose();
        int step = 0;
        ChildProcess child;
        do
        {
            child = await ChildProcess.RunAsync(0, 0, host.Folder.Root, "charge", token.Value, (++step).ToString(CultureInfo.InvariantCulture));
            Assert.True(child.IsDone || child.ExitCode == 137, child.Errors);
        }
        while (!child.IsDone && step < MostSteps);

        Assert.True(child.IsDone);
        Assert.True(step > 12, "The clock was read at " + step + " steps only.");
        Assert.NotEqual(0L, host.Query<long>("SELECT count(*) FROM charge_operation WHERE state IN ('Sending', 'Unknown')"));
        await host.RestartAsync();
        SimulatorLedger ledger = new(host.Folder.File(ChildCharges.Ledger));
        using ChargeService charges = await ChargeService.OpenAsync(host.Vault, new SimulatorProvider(ledger, host.Clock), new ChargeOptions());
        await ReconcileAsync(host, charges);
        await RepeatAsync(charges, token, step);
        Expect(host, ledger);
    }

    // The clock of the host stands in the past of that of the children; it is set beyond it.
    private static async Task ReconcileAsync(VaultHost host, ChargeService charges)
    {
        host.Skew = TimeSpan.FromDays(3650);
        for (int i = 0; i < 20; i++)
        {
            _ = await charges.Reconciler.CheckAsync();
            host.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(0L, host.Query<long>("SELECT count(*) FROM charge_operation WHERE state IN ('Sending', 'Unknown') OR check_at IS NOT NULL"));
    }

    /// <summary>The callers, who had no answer, ask again under their keys.</summary>
    private static async Task RepeatAsync(ChargeService charges, CardToken token, int steps)
    {
        for (int step = 1; step <= steps; step++)
        {
            string key = "step-" + step.ToString(CultureInfo.InvariantCulture);
            ChargeRequest request = ChildCharges.Request(token.Value);
            ChargeSnapshot charge = await charges.AuthoriseAsync(TenantId.Default, request, key, VaultHost.Actor, default);
            Assert.True(charge.Operation.State is ChargeOperationState.Succeeded or ChargeOperationState.Failed);
            if (charge.Operation.State == ChargeOperationState.Succeeded)
            {
                ChargeSnapshot captured = await charges.FollowUpAsync(
                    TenantId.Default, charge.Id, ChargeOperationKind.Capture, null, key + "Capture", VaultHost.Actor, default);
                Assert.True(captured.Operation.State is ChargeOperationState.Succeeded or ChargeOperationState.Failed);
            }
        }
    }

    private static void Expect(VaultHost host, SimulatorLedger ledger)
    {
        string[] received = [.. ledger.Entries.Select(entry => entry.Key)];
        Assert.Equal(received.Distinct(), received);
        Assert.Equal((long)received.Length, host.Query<long>("SELECT count(*) FROM charge_operation WHERE state = 'Succeeded'"));
        foreach (string key in received)
        {
            string[] parts = key.Split('-');
            Assert.Equal("Succeeded", host.Query<string>(
                "SELECT state FROM charge_operation WHERE charge = '" + parts[0] + "' AND number = " + parts[1]));
        }

        long captured = ledger.Entries.Where(entry => entry.Kind == ChargeOperationKind.Capture).Sum(entry => entry.Amount);
        long refunded = ledger.Entries.Where(entry => entry.Kind == ChargeOperationKind.Refund).Sum(entry => entry.Amount);
        Assert.Equal(captured, host.Query<long>("SELECT sum(captured) FROM charge"));
        Assert.Equal(refunded, host.Query<long>("SELECT sum(refunded) FROM charge"));
        Assert.Equal(
            host.Query<long>("SELECT count(*) FROM charge_operation"),
            host.Query<long>("SELECT count(*) FROM audit_event WHERE kind = 'ChargeBegun'"));
        Assert.Equal(
            host.Query<long>("SELECT count(*) FROM charge_operation"),
            host.Query<long>("SELECT count(*) FROM audit_event WHERE kind = 'ChargeEnded'"));
        host.VerifyChain();
    }
}
