using PayGate.Audit;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Charges;
using PayGate.Vault.Charges;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Charges;

/// <summary>What charging does, whatever holds its state.</summary>
public abstract class ChargeConformance
{
    private protected abstract Task<VaultHost> StartVaultAsync();

    [Fact]
    public async Task A_charge_is_authorised_captured_and_refunded_in_parts()
    {
        await using ChargeHost host = await StartAsync();
        ChargeSnapshot charge = await host.AuthoriseAsync(1000);
        Assert.Equal(ChargeState.Authorised, charge.State);

        charge = await host.FollowUpAsync(charge.Id, ChargeOperationKind.Capture, 800);
        Assert.Equal((ChargeState.Captured, 800), (charge.State, charge.Captured.Minor));
        charge = await host.FollowUpAsync(charge.Id, ChargeOperationKind.Refund, 300);
        Assert.Equal((ChargeState.PartiallyRefunded, 300), (charge.State, charge.Refunded.Minor));
        charge = await host.FollowUpAsync(charge.Id, ChargeOperationKind.Refund);

        Assert.Equal((ChargeState.Refunded, 800), (charge.State, charge.Refunded.Minor));
        Assert.Equal([1000, 800, 300, 500], host.Ledger.Entries.Select(entry => entry.Amount));
        Assert.Equal(charge, host.Find(charge.Id));
        await host.RestartAsync();
        Assert.Equal(charge, host.Find(charge.Id));
        Assert.Equal(4, host.Vault.Audit().Count(row => row.Kind == nameof(AuditKind.ChargeBegun)));
        Assert.Equal(4, host.Vault.Audit().Count(row => row.Kind == nameof(AuditKind.ChargeEnded)));
        host.Vault.VerifyChain();
    }

    [Fact]
    public async Task Sums_are_never_exceeded_and_what_ended_is_over()
    {
        await using ChargeHost host = await StartAsync();
        ChargeId charge = (await host.AuthoriseAsync(1000)).Id;
        await RefusedAsync(ChargeRefusal.TooMuch, host.FollowUpAsync(charge, ChargeOperationKind.Capture, 1001));
        await RefusedAsync(ChargeRefusal.WrongState, host.FollowUpAsync(charge, ChargeOperationKind.Refund, 1));
        _ = await host.FollowUpAsync(charge, ChargeOperationKind.Capture);
        await RefusedAsync(ChargeRefusal.WrongState, host.FollowUpAsync(charge, ChargeOperationKind.Capture));
        await RefusedAsync(ChargeRefusal.WrongState, host.FollowUpAsync(charge, ChargeOperationKind.Void));
        _ = await host.FollowUpAsync(charge, ChargeOperationKind.Refund, 600);
        await RefusedAsync(ChargeRefusal.TooMuch, host.FollowUpAsync(charge, ChargeOperationKind.Refund, 401));

        ChargeId voided = (await host.AuthoriseAsync(1000)).Id;
        Assert.Equal(ChargeState.Voided, (await host.FollowUpAsync(voided, ChargeOperationKind.Void)).State);
        await RefusedAsync(ChargeRefusal.WrongState, host.FollowUpAsync(voided, ChargeOperationKind.Capture));
        Assert.Equal(5, host.Ledger.Entries.Count);
        Assert.Equal(6, host.Vault.Audit().Count(row => row.Kind == nameof(AuditKind.ChargeRefused)));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_another_request_under_it_is_refused()
    {
        await using ChargeHost host = await StartAsync();
        ChargeSnapshot first = await host.AuthoriseAsync(1000, "key");

        Assert.Equal(first, await host.AuthoriseAsync(1000, "key"));
        await RefusedAsync(ChargeRefusal.KeyReused, host.AuthoriseAsync(1001, "key"));
        await RefusedAsync(ChargeRefusal.KeyReused, host.FollowUpAsync(first.Id, ChargeOperationKind.Capture, null, "key"));
        await host.RestartAsync();
        Assert.Equal(first, await host.AuthoriseAsync(1000, "key"));
        Assert.Single(host.Ledger.Entries);
    }

    [Fact]
    public async Task Of_many_at_the_same_time_one_is_sent_and_all_get_its_answer()
    {
        await using ChargeHost host = await StartAsync();
        ChargeSnapshot[] answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => host.AuthoriseAsync(5103, "key")));

        Assert.Equal(ChargeState.Authorised, Assert.Single(answers.Distinct()).State);
        ChargeId charge = answers[0].Id;
        Task<ChargeSnapshot>[] captures =
            [.. Enumerable.Range(0, 10).Select(_ => host.FollowUpAsync(charge, ChargeOperationKind.Capture, 5000))];
        await Task.WhenAll(captures.Select(capture => capture.ContinueWith(_ => { }, TaskScheduler.Default)));
        _ = Assert.Single(captures, capture => capture.IsCompletedSuccessfully);
        Assert.Equal(2, host.Ledger.Entries.Count);
    }

    [Theory]
    [InlineData(5101, ChargeState.Authorised)]
    [InlineData(5104, ChargeState.Authorised)]
    [InlineData(5102, ChargeState.Failed)]
    [InlineData(5107, ChargeState.Unknown)]
    public async Task An_outcome_that_is_unknown_is_found_out_and_never_sent_again(long amount, ChargeState afterwards)
    {
        await using ChargeHost host = await StartAsync();
        ChargeSnapshot charge = await host.AuthoriseAsync(amount, "key");
        Assert.Equal(ChargeState.Unknown, charge.State);
        await RefusedAsync(ChargeRefusal.OperationOpen, host.FollowUpAsync(charge.Id, ChargeOperationKind.Capture));
        Assert.Equal(charge, await host.AuthoriseAsync(amount, "key"));

        await host.ReconcileAsync();

        Assert.Equal(afterwards, (await host.AuthoriseAsync(amount, "key")).State);
        Assert.Equal(amount == 5102 ? 0 : 1, host.Ledger.Entries.Count);
        Assert.Equal(1, host.Vault.Audit().Count(row => row.Kind == nameof(AuditKind.ChargeUnknown)));
    }

    [Fact]
    public async Task A_refund_whose_outcome_is_unknown_blocks_the_charge_until_it_is_known()
    {
        await using ChargeHost host = await StartAsync();
        ChargeId charge = (await host.AuthoriseAsync(20000)).Id;
        _ = await host.FollowUpAsync(charge, ChargeOperationKind.Capture);
        ChargeSnapshot refund = await host.FollowUpAsync(charge, ChargeOperationKind.Refund, 15101);
        Assert.Equal((ChargeState.Captured, ChargeOperationState.Unknown), (refund.State, refund.Operation.State));
        await RefusedAsync(ChargeRefusal.OperationOpen, host.FollowUpAsync(charge, ChargeOperationKind.Refund, 1));

        await host.ReconcileAsync();

        Assert.Equal((ChargeState.PartiallyRefunded, 15101), (host.Find(charge).State, host.Find(charge).Refunded.Minor));
    }

    [Theory]
    [InlineData(5001, ChargeState.Declined, ChargeProblem.InsufficientFunds)]
    [InlineData(5009, ChargeState.Declined, ChargeProblem.LostOrStolen)]
    [InlineData(5105, ChargeState.Failed, ChargeProblem.ProviderUnreachable)]
    [InlineData(5106, ChargeState.Failed, ChargeProblem.ProviderRejected)]
    public async Task What_did_not_come_about_says_why_and_the_security_code_is_gone(long amount, ChargeState state, ChargeProblem problem)
    {
        await using ChargeHost host = await StartAsync();
        Assert.Equal(1, host.Vault.Vault.Codes.Count);

        ChargeSnapshot charge = await host.AuthoriseAsync(amount);

        Assert.Equal((state, problem), (charge.State, charge.Operation.Problem));
        Assert.Equal(0, host.Vault.Vault.Codes.Count);
        await RefusedAsync(ChargeRefusal.WrongState, host.FollowUpAsync(charge.Id, ChargeOperationKind.Capture));
    }

    [Fact]
    public async Task A_published_test_card_is_declined_as_its_publisher_says()
    {
        await using ChargeHost host = await ChargeHost.StartAsync(await StartVaultAsync(), "4000000000009995");
        Assert.Equal(ChargeProblem.InsufficientFunds, (await host.AuthoriseAsync(1000)).Operation.Problem);
    }

    [Fact]
    public async Task What_is_not_the_tenants_or_not_well_formed_is_refused_and_nothing_is_sent()
    {
        await using ChargeHost host = await StartAsync();
        ChargeSnapshot charge = await host.AuthoriseAsync(1000);
        ChargeRequest good = host.Request(1000);
        await RefusedAsync(ChargeRefusal.Amount, host.AuthoriseAsync(good with { Amount = ChargeHost.Euro(0) }));
        await RefusedAsync(ChargeRefusal.Amount, host.AuthoriseAsync(good with { Amount = ChargeHost.Euro(Money.Most + 1) }));
        await RefusedAsync(ChargeRefusal.Amount, host.AuthoriseAsync(good with { Amount = new Money(1000, default) }));
        await RefusedAsync(ChargeRefusal.Reference, host.AuthoriseAsync(good with { Reference = VaultHost.Visa }));
        await RefusedAsync(ChargeRefusal.Reference, host.AuthoriseAsync(good with { Reference = "a\nb" }));
        await RefusedAsync(ChargeRefusal.Key, host.AuthoriseAsync(good, ""));
        await RefusedAsync(
            ChargeRefusal.NoSuchCard, host.Charges.AuthoriseAsync(VaultHost.Other, good, "theirs", VaultHost.Actor, default));
        await RefusedAsync(
            ChargeRefusal.NoSuchCharge,
            host.Charges.FollowUpAsync(VaultHost.Other, charge.Id, ChargeOperationKind.Void, null, "theirs", VaultHost.Actor, default));
        await Assert.ThrowsAsync<CardRefusedException>(async () =>
        {
            CardToken token = await host.Vault.StoreOnTermsAsync(
                VaultHost.Mastercard, new CardTerms(Identifiers.Parse<CardPurpose>("subscription"), null));
            _ = await host.AuthoriseAsync(good with { Token = token });
        });

        Assert.Null(host.Charges.Find(VaultHost.Other, charge.Id));
        Assert.Single(host.Ledger.Entries);
        Assert.Equal(1L, host.Vault.Query<long>("SELECT count(*) FROM charge"));
    }

    private protected static async Task RefusedAsync(ChargeRefusal refusal, Task<ChargeSnapshot> request) =>
        Assert.Equal(refusal, (await Assert.ThrowsAsync<ChargeRefusedException>(() => request)).Refusal);

    private async Task<ChargeHost> StartAsync() => await ChargeHost.StartAsync(await StartVaultAsync());
}
