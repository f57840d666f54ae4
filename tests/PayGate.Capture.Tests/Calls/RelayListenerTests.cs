using PayGate.Capture.Deciding;
using PayGate.Capture.Sessions;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Relaying;

namespace PayGate.Capture.Tests.Calls;

public sealed class RelayListenerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hanging_up_ends_the_capture_and_wipes()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        CallSnapshot call = bench.Board.LiveCalls().Single();

        bench.Media.Tell(Sample.Ended(call));
        CaptureSnapshot end = await bench.UntilWipedAsync();

        Assert.Equal((session.Current.Id, CaptureOutcome.HungUp), (end.Id, end.Outcome));
        Assert.Equal("disarm", await bench.Media.NextDoingAsync());
    }

    [Fact]
    public async Task The_callers_stop_key_ends_the_capture()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));
        await bench.Media.NextDoingAsync();

        bench.Media.Progress(CardField.CardNumber, FieldState.WaitingForFirstKey, 0, FieldProblem.ClearedByCaller, stop: true);

        Assert.Equal(CaptureOutcome.StoppedByCaller, (await bench.UntilWipedAsync()).Outcome);
    }

    [Fact]
    public async Task Lost_protection_ends_the_capture()
    {
        await using Bench bench = new(_folder);
        await bench.SecureAsync();

        bench.Media.LoseProtection();

        Assert.Equal(CaptureOutcome.NotProtected, (await bench.UntilWipedAsync()).Outcome);
        Assert.Contains("ProtectionLost", AuditTrail.Kinds(bench.Database));
    }

    [Fact]
    public async Task A_relay_that_is_not_heard_any_more_does_not_protect_and_starts_nothing()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        TaskCompletionSource away = new();
        bench.Media.OnCalls = () => away.Task;

        bench.Media.BreakNotices();

        Assert.Equal(CaptureOutcome.NotProtected, (await bench.UntilWipedAsync()).Outcome);
        CaptureStart start = await bench.Starter.StartAsync(Sample.Wish(session.Current.Call), CancellationToken.None);
        Assert.Equal(RefusalCode.Unavailable, start.Answer.Refusal);
    }

    [Fact]
    public async Task After_a_break_the_calls_are_read_again()
    {
        await using Bench bench = new(_folder);
        await bench.SecureAsync();
        CallSnapshot old = bench.Board.LiveCalls().Single();
        CallSnapshot fresh = Sample.Call();
        bench.Media.BreakNotices();
        await bench.UntilWipedAsync();
        bench.Media.Keep(Sample.Ended(old));
        bench.Media.Keep(fresh);

        Task<CallSnapshot> appeared = bench.UntilCallAsync(call => call.Id == fresh.Id);
        while (!appeared.IsCompleted)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.WhenAny(appeared, Task.Delay(2));
        }

        Assert.Equal(fresh.Id, bench.Board.LiveCalls().Single().Id);
        Assert.True(SpinWait.SpinUntil(() => bench.Directory.RelayIsHeard, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Calls_that_come_and_go_are_on_record_once()
    {
        await using Bench bench = new(_folder);
        await bench.ListenAsync();
        CallSnapshot ringing = Sample.Call(state: CallState.Ringing);
        CallSnapshot answered = ringing with { State = CallState.Answered, AnsweredAt = Sample.Noon, Sequence = 2 };
        bench.Media.Tell(ringing);
        bench.Media.Tell(answered);
        bench.Media.Tell(ringing);
        bench.Media.Tell(new RecordingFinished(new FinishedRecording(RecordingId.New(), ringing.Id, ringing.Tenant, Sample.Noon, [], false)));
        bench.Media.Tell(Sample.Ended(answered));
        await bench.UntilCallAsync(call => call.State == CallState.Ended);

        Assert.True(SpinWait.SpinUntil(() => AuditTrail.Kinds(bench.Database).Contains("CallEnded"), TimeSpan.FromSeconds(20)));
        Assert.Equal(["CallAppeared", "CallEnded"], AuditTrail.Kinds(bench.Database));
    }

    [Fact]
    public async Task A_stop_of_the_host_interrupts_and_wipes()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();

        await bench.StopAsync();

        Assert.Equal((CaptureOutcome.Interrupted, false), (session.Current.Outcome, session.Current.MaskClosed));
        Assert.Equal(["disarm"], bench.Media.RestOfDoings());
    }
}
