using PayGate.Capture.Deciding;
using PayGate.Capture.Ports;
using PayGate.Capture.Sessions;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Sessions;

public sealed class StarterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_wish_twice_is_one_capture()
    {
        await using Bench bench = new(_folder);
        CallSnapshot call = await bench.TakeCallAsync();
        CaptureWish wish = Sample.Wish(call.Id);

        CaptureStart[] starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Start(bench, wish))));

        Assert.Single(starts.Select(start => start.Answer.Capture!.Id).Distinct());
        Assert.All(starts, start => Assert.Null(start.Answer.Refusal));
    }

    [Fact]
    public async Task The_same_wish_after_the_end_gives_the_ended_capture()
    {
        await using Bench bench = new(_folder);
        CallSnapshot call = await bench.TakeCallAsync();
        CaptureWish wish = Sample.Wish(call.Id);
        CaptureStart first = await Start(bench, wish);
        await bench.Directory.Find(first.Answer.Capture!.Id)!.AskAsync(new CaptureCommand.Cancel());
        await bench.UntilWipedAsync();

        CaptureStart again = await Start(bench, wish);

        Assert.Equal((first.Answer.Capture.Id, CaptureOutcome.CancelledByAgent), (again.Answer.Capture!.Id, again.Answer.Capture.Outcome));
    }

    [Fact]
    public async Task The_key_of_one_call_does_not_start_on_another()
    {
        await using Bench bench = new(_folder);
        CallSnapshot call = await bench.TakeCallAsync();
        CaptureWish wish = Sample.Wish(call.Id);
        await Start(bench, wish);

        CaptureStart other = await Start(bench, wish with { Call = CallId.New() });

        Assert.Equal(RefusalCode.IdempotencyKeyReused, other.Answer.Refusal);
    }

    [Fact]
    public async Task Two_agents_at_once_on_a_call_without_a_name_get_one_capture_and_one_refusal()
    {
        await using Bench bench = new(_folder);
        CallSnapshot call = await bench.TakeCallAsync();

        CaptureStart[] starts = await Task.WhenAll(
            Task.Run(() => Start(bench, Sample.Wish(call.Id, agent: Sample.Anna))),
            Task.Run(() => Start(bench, Sample.Wish(call.Id, agent: Sample.Bruno))));

        Assert.Single(starts, start => start.Answer.Refusal is null);
        Assert.Single(starts, start => start.Answer.Refusal == RefusalCode.CaptureRunning);
        Assert.Contains("CaptureRefused", AuditTrail.Kinds(bench.Database));
    }

    [Fact]
    public async Task A_call_of_another_agent_or_tenant_does_not_exist()
    {
        await using Bench bench = new(_folder);
        await bench.ListenAsync();
        CallSnapshot brunos = Sample.Call(Sample.Bruno);
        CallSnapshot rivals = Sample.Call(tenant: Sample.Rival);
        bench.Media.Tell(brunos);
        bench.Media.Tell(rivals);
        await bench.UntilCallAsync(call => call.Id == rivals.Id);

        Assert.Equal(RefusalCode.UnknownCall, (await Start(bench, Sample.Wish(brunos.Id))).Answer.Refusal);
        Assert.Equal(RefusalCode.UnknownCall, (await Start(bench, Sample.Wish(rivals.Id))).Answer.Refusal);
    }

    [Fact]
    public async Task A_ringing_and_an_ended_call_start_nothing()
    {
        await using Bench bench = new(_folder);
        await bench.ListenAsync();
        CallSnapshot ringing = Sample.Call(state: CallState.Ringing);
        CallSnapshot over = Sample.Call();
        bench.Media.Tell(ringing);
        bench.Media.Tell(over);
        bench.Media.Tell(Sample.Ended(over));
        await bench.UntilCallAsync(call => call.State == CallState.Ended);

        Assert.Equal(RefusalCode.CallNotAnswered, (await Start(bench, Sample.Wish(ringing.Id))).Answer.Refusal);
        Assert.Equal(RefusalCode.UnknownCall, (await Start(bench, Sample.Wish(over.Id))).Answer.Refusal);
    }

    [Fact]
    public async Task A_blocking_gate_stops_before_the_relay_hears_of_it()
    {
        await using Bench bench = new(_folder, new Gate(() => GateVerdict.Block("training", "Training has expired.")));
        CallSnapshot call = await bench.TakeCallAsync();

        CaptureStart start = await Start(bench, Sample.Wish(call.Id));

        Assert.Equal((RefusalCode.Blocked, "training"), (start.Answer.Refusal, start.Gate!.Rule));
        Assert.Empty(bench.Media.RestOfDoings());
        Assert.Contains(AuditTrail.Rows(bench.Database), row => row.Kind == "CaptureRefused" && row.Details.Any(d => d.Value == "training"));
    }

    [Fact]
    public async Task A_gate_that_throws_blocks()
    {
        await using Bench bench = new(_folder, new Gate(() => throw new IOException("down")));
        CallSnapshot call = await bench.TakeCallAsync();

        Assert.Equal(RefusalCode.Blocked, (await Start(bench, Sample.Wish(call.Id))).Answer.Refusal);
    }

    [Fact]
    public async Task A_warning_gate_lets_pass_with_its_remark()
    {
        await using Bench bench = new(_folder, new Gate(() => GateVerdict.Warn("notice", "Play the notice.")));
        CallSnapshot call = await bench.TakeCallAsync();

        CaptureStart start = await Start(bench, Sample.Wish(call.Id));

        Assert.Equal((null, "notice"), (start.Answer.Refusal, start.Gate!.Rule));
    }

    [Fact]
    public async Task Nothing_starts_when_it_cannot_be_recorded()
    {
        await using Bench bench = new(_folder);
        CallSnapshot call = await bench.TakeCallAsync();
        bench.Store.Dispose();

        CaptureStart start = await Start(bench, Sample.Wish(call.Id));

        Assert.Equal(RefusalCode.Unavailable, start.Answer.Refusal);
        Assert.Empty(bench.Media.RestOfDoings());
    }

    [Fact]
    public async Task An_open_capture_that_cannot_be_recorded_is_interrupted_and_wiped()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        bench.Store.Dispose();

        CaptureAnswer answer = await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));

        Assert.Equal((RefusalCode.Unavailable, CaptureOutcome.Interrupted), (answer.Refusal, answer.Capture!.Outcome));
        Assert.Equal("disarm", await bench.Media.NextDoingAsync());
    }

    private static Task<CaptureStart> Start(Bench bench, CaptureWish wish) => bench.Starter.StartAsync(wish, CancellationToken.None);

    private sealed class Gate(Func<GateVerdict> verdict) : ICaptureGate
    {
        public ValueTask<GateVerdict> CheckAsync(GateRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(verdict());
    }
}
