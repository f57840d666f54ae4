using PayGate.Contracts.Charges;
using PayGate.Vault.Charges.Providers;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Charges;

public sealed class ChargeTests : ChargeConformance
{
    private protected override Task<VaultHost> StartVaultAsync() => VaultHost.StartAsync();

    [Fact]
    public async Task An_answer_that_cannot_be_written_leaves_the_charge_unknown_until_the_provider_is_asked()
    {
        await using ChargeHost host = await ChargeHost.StartAsync(await StartVaultAsync());
        host.Vault.Execute("CREATE TRIGGER broken BEFORE UPDATE ON charge_operation BEGIN SELECT RAISE(ABORT, 'broken'); END");
        ChargeSnapshot charge = await host.AuthoriseAsync(1000, "key");
        Assert.Equal((ChargeState.Unknown, ChargeOperationState.Unknown), (charge.State, charge.Operation.State));
        host.Vault.Execute("DROP TRIGGER broken");

        await host.ReconcileAsync();

        Assert.Equal(ChargeState.Authorised, (await host.AuthoriseAsync(1000, "key")).State);
        Assert.Single(host.Ledger.Entries);
    }

    [Fact]
    public async Task That_a_request_never_arrived_is_believed_after_a_while_only_whatever_the_wall_clock_says()
    {
        await using ChargeHost host = await ChargeHost.StartAsync(await StartVaultAsync());
        ChargeId charge = (await host.AuthoriseAsync(5102)).Id;
        host.Vault.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await host.Charges.Reconciler.CheckAsync());
        host.Vault.Skew = TimeSpan.FromDays(365);
        Assert.Equal(0, await host.Charges.Reconciler.CheckAsync());
        Assert.Equal(ChargeState.Unknown, host.Find(charge).State);

        host.Vault.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await host.Charges.Reconciler.CheckAsync());
        Assert.Equal((ChargeState.Failed, ChargeProblem.NeverArrived), (host.Find(charge).State, host.Find(charge).Operation.Problem));
    }

    [Fact]
    public async Task A_late_yes_counts_against_a_request_that_was_given_up_and_against_nothing_else()
    {
        await using ChargeHost host = await ChargeHost.StartAsync(await StartVaultAsync());
        ProviderAnswer yes = new(ProviderOutcome.Approved, "late");
        ChargeId lost = (await host.AuthoriseAsync(5102)).Id;
        ChargeId declined = (await host.AuthoriseAsync(5001)).Id;
        await host.ReconcileAsync();
        Assert.Equal(ChargeState.Failed, host.Find(lost).State);

        _ = await host.Charges.Book.EndAsync(lost, 1, yes);
        _ = await host.Charges.Book.EndAsync(declined, 1, yes);
        _ = await host.Charges.Book.EndAsync(lost, 1, ProviderAnswer.NotFound);

        Assert.Equal((ChargeState.Authorised, "late"), (host.Find(lost).State, host.Find(lost).Operation.ProviderReference));
        Assert.Equal(ChargeState.Declined, host.Find(declined).State);
    }
}
