using PayGate.Capture.Deciding;
using PayGate.Capture.Ports;
using PayGate.Capture.Sessions;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Tests.Sessions;

public sealed class StoringTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_whole_capture_arms_asks_seals_stores_and_disarms_in_this_order()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        await bench.CompleteAsync(session);

        CaptureAnswer confirmed = await session.AskAsync(new CaptureCommand.Confirm());
        Assert.Equal(CaptureState.Storing, confirmed.Capture!.State);
        CaptureSnapshot end = await bench.UntilWipedAsync();

        Assert.Equal((CaptureOutcome.Succeeded, Sample.Token, false), (end.Outcome, end.Token, end.MaskClosed));
        Assert.Equal(["seal", "disarm"], bench.Media.RestOfDoings());
        Assert.Equal(1, bench.Vault.Stored);
    }

    [Fact]
    public async Task A_vault_that_throws_takes_nothing()
    {
        await using Bench bench = new(_folder);
        bench.Vault.OnStore = _ => throw new CardVaultException();
        CaptureSession session = await bench.SecureAsync();
        await bench.CompleteAsync(session);

        await session.AskAsync(new CaptureCommand.Confirm());
        CaptureSnapshot end = await bench.UntilWipedAsync();

        Assert.Equal((CaptureOutcome.VaultUnavailable, null, null), (end.Outcome, end.Token, end.Masked));
    }

    [Fact]
    public async Task A_vault_that_hangs_takes_nothing_and_its_late_token_is_on_record()
    {
        await using Bench bench = new(_folder);
        TaskCompletionSource<CardToken> late = new();
        bench.Vault.OnStore = _ => late.Task;
        CaptureSession session = await bench.SecureAsync();
        await bench.CompleteAsync(session);
        await session.AskAsync(new CaptureCommand.Confirm());
        await bench.UntilAsync(_ => session.Current.IsSealed);

        bench.Clock.Advance(Sample.Policy.StoringTime);
        CaptureSnapshot end = await bench.UntilWipedAsync();
        late.SetResult(Sample.Token);

        Assert.Equal(CaptureOutcome.VaultUnavailable, end.Outcome);
        Assert.True(SpinWait.SpinUntil(() => AuditTrail.Kinds(bench.Database).Contains("TokenCameLate"), TimeSpan.FromSeconds(20)));
        Assert.Null(session.Current.Token);
    }

    [Fact]
    public async Task A_card_sealed_for_another_capture_is_not_stored()
    {
        await using Bench bench = new(_folder);
        bench.Media.OnSeal = _ => Task.FromResult(new SealedCardMessage(CaptureId.New(), Sample.Acme, "key", new byte[] { 1 }, Sample.Visa));
        CaptureSession session = await bench.SecureAsync();
        await bench.CompleteAsync(session);

        await session.AskAsync(new CaptureCommand.Confirm());

        Assert.Equal(CaptureOutcome.Interrupted, (await bench.UntilWipedAsync()).Outcome);
        Assert.Equal(0, bench.Vault.Stored);
    }
}
