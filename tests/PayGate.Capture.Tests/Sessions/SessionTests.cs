using PayGate.Capture.Deciding;
using PayGate.Capture.Sessions;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Sessions;

public sealed class SessionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_relay_is_told_style_and_keys()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();

        ArmRequest request = bench.Media.Armed!;

        Assert.Equal((session.Current.Id, session.Current.Call, MaskStyle.Silence), (request.Capture, request.Call, request.Style));
        Assert.Equal(CaptureKeys.Standard, request.Keys);
        Assert.Null(request.Guidance);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_half_secured_call_is_not_protected_and_never_asked(bool maskClosed, bool recorderSecured)
    {
        await using Bench bench = new(_folder);
        bench.Media.OnArm = _ => Task.FromResult(new ArmConfirmation(maskClosed, recorderSecured, "no"));

        CaptureSession session = await bench.StartAsync();
        CaptureSnapshot end = await bench.UntilWipedAsync();

        Assert.Equal(CaptureOutcome.NotProtected, end.Outcome);
        CaptureAnswer late = await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));
        Assert.Equal(RefusalCode.CaptureEnded, late.Refusal);
        Assert.Equal(["arm", "disarm"], bench.Media.RestOfDoings());
    }

    [Fact]
    public async Task A_relay_that_throws_while_arming_does_not_protect()
    {
        await using Bench bench = new(_folder);
        bench.Media.OnArm = _ => throw new IOException("down");

        await bench.StartAsync();

        Assert.Equal(CaptureOutcome.NotProtected, (await bench.UntilWipedAsync()).Outcome);
    }

    [Fact]
    public async Task A_relay_that_never_answers_does_not_protect_and_a_late_answer_is_disarmed_again()
    {
        await using Bench bench = new(_folder);
        TaskCompletionSource<ArmConfirmation> late = new();
        bench.Media.OnArm = _ => late.Task;
        CaptureSession session = await bench.StartAsync();
        Assert.Equal("arm", await bench.Media.NextDoingAsync());
        Assert.Equal(RefusalCode.NotSecured, (await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber))).Refusal);

        bench.Clock.Advance(Sample.Policy.RelayAnswerTime);
        CaptureSnapshot end = await bench.UntilWipedAsync();

        Assert.Equal(CaptureOutcome.NotProtected, end.Outcome);
        Assert.Equal("disarm", await bench.Media.NextDoingAsync());
        late.SetResult(new ArmConfirmation(true, true, null));
        Assert.Equal("disarm", await bench.Media.NextDoingAsync());
        Assert.Equal(CaptureState.Ended, session.Current.State);
    }

    [Fact]
    public async Task The_agent_may_cancel_while_the_relay_is_still_arming()
    {
        await using Bench bench = new(_folder);
        bench.Media.OnArm = _ => new TaskCompletionSource<ArmConfirmation>().Task;
        CaptureSession session = await bench.StartAsync();

        Assert.Null((await session.AskAsync(new CaptureCommand.Cancel())).Refusal);

        Assert.Equal(CaptureOutcome.CancelledByAgent, (await bench.UntilWipedAsync()).Outcome);
    }

    [Fact]
    public async Task Progress_after_the_end_changes_nothing()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));
        await session.AskAsync(new CaptureCommand.Cancel());
        CaptureSnapshot end = await bench.UntilWipedAsync();

        bench.Media.Progress(CardField.CardNumber, FieldState.Keying, 4, attempt: 1);
        CaptureAnswer after = await session.AskAsync(new CaptureCommand.Confirm());

        Assert.Equal((RefusalCode.CaptureEnded, end.Sequence), (after.Refusal, after.Capture!.Sequence));
    }

    [Fact]
    public async Task A_relay_that_does_not_take_the_asking_does_not_protect()
    {
        await using Bench bench = new(_folder);
        bench.Media.OnAsk = _ => throw new IOException("down");
        CaptureSession session = await bench.SecureAsync();

        await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));

        Assert.Equal(CaptureOutcome.NotProtected, (await bench.UntilWipedAsync()).Outcome);
    }

    [Fact]
    public async Task A_relay_that_does_not_disarm_is_asked_again_until_it_does()
    {
        await using Bench bench = new(_folder);
        int tries = 0;
        bench.Media.OnDisarm = () => Interlocked.Increment(ref tries) < 3 ? throw new IOException("down") : Task.CompletedTask;
        CaptureSession session = await bench.SecureAsync();
        await session.AskAsync(new CaptureCommand.Cancel());

        CaptureSnapshot ended = await bench.UntilAsync(capture => capture.State == CaptureState.Ended);
        Assert.Equal((true, null), (ended.MaskClosed, ended.EndedAt));
        await MoveUntilAsync(bench, session.Settled);

        Assert.Equal((3, false), (tries, session.Current.MaskClosed));
    }

    [Fact]
    public async Task A_mask_that_never_opens_is_on_record_and_shown_as_closed()
    {
        await using Bench bench = new(_folder);
        bench.Media.OnDisarm = () => throw new IOException("down");
        CaptureSession session = await bench.SecureAsync();
        await session.AskAsync(new CaptureCommand.Cancel());
        await MoveUntilAsync(bench, session.Settled);

        Assert.Equal((true, null), (session.Current.MaskClosed, session.Current.EndedAt));
        Assert.Contains("MaskOpened", AuditTrail.Kinds(bench.Database));
    }

    [Fact]
    public async Task First_key_and_pause_time_outs_run_on_the_clock()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));
        await bench.Media.NextDoingAsync();

        bench.Clock.Advance(Sample.Policy.FirstKeyTime);
        CaptureSnapshot timedOut = await bench.UntilAsync(capture => capture.Fields[0].State == FieldState.Invalid);
        Assert.Equal(FieldProblem.FirstKeyTimedOut, timedOut.Fields[0].Problem);

        await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));
        Assert.Equal("ask CardNumber 2", await bench.Media.NextDoingAsync());
        bench.Media.Progress(CardField.CardNumber, FieldState.Keying, 3);
        await bench.UntilAsync(capture => capture.Fields[0].Digits == 3);
        await session.AskAsync(new CaptureCommand.Confirm());
        bench.Clock.Advance(Sample.Policy.BetweenKeysTime);
        Assert.Equal("finish", await bench.Media.NextDoingAsync());
    }

    private static async Task MoveUntilAsync(Bench bench, Task done)
    {
        for (int i = 0; i < 2000 && !done.IsCompleted; i++)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(done, Task.Delay(2));
        }

        Assert.True(done.IsCompleted);
    }
}
