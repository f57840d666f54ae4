using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PayGate.Capture.Ports;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Relaying;

namespace PayGate.Capture.Tests.Support;

/// <summary>A relay on a script: answers as told, or misbehaves as told.</summary>
internal sealed class FakeMedia : ICallMedia
{
    private readonly Channel<string> _doings = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<CallId, CallSnapshot> _calls = new();
    private volatile Channel<RelayNotice> _notices = Channel.CreateUnbounded<RelayNotice>();
    private ArmRequest? _armed;
    private int _attempt;
    private long _sequence;

    public Func<CancellationToken, Task<ArmConfirmation>> OnArm { get; set; } = _ => Task.FromResult(new ArmConfirmation(true, true, null));

    public Func<CancellationToken, Task> OnAsk { get; set; } = _ => Task.CompletedTask;

    public Func<CaptureId, Task<SealedCardMessage>>? OnSeal { get; set; }

    public Func<Task> OnDisarm { get; set; } = () => Task.CompletedTask;

    public Func<Task> OnCalls { get; set; } = () => Task.CompletedTask;

    public ArmRequest? Armed => _armed;

    /// <summary>The next thing the relay was told to do.</summary>
    public async Task<string> NextDoingAsync() => await _doings.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>What the relay was told to do and nobody has looked at yet.</summary>
    public IReadOnlyList<string> RestOfDoings()
    {
        List<string> rest = [];
        while (_doings.Reader.TryRead(out string? doing))
        {
            rest.Add(doing);
        }

        return rest;
    }

    public void Tell(RelayNotice notice) => _notices.Writer.TryWrite(notice);

    public void Tell(CallSnapshot call)
    {
        Keep(call);
        Tell(new CallChanged(call));
    }

    /// <summary>Changes the call without telling: the notice is lost.</summary>
    public void Keep(CallSnapshot call)
    {
        if (call.State == CallState.Ended)
        {
            _calls.TryRemove(call.Id, out _);
        }
        else
        {
            _calls[call.Id] = call;
        }
    }

    public void Progress(
        CardField field,
        FieldState state,
        int digits = 0,
        FieldProblem problem = FieldProblem.None,
        int? attempt = null,
        bool stop = false) => Tell(new FieldProgressed(new FieldProgress(
            _armed!.Capture,
            field,
            attempt ?? _attempt,
            digits,
            state,
            problem,
            field == CardField.CardNumber && state == FieldState.Valid ? Sample.Visa : null,
            CardBrand.Visa,
            3,
            false,
            stop,
            Sample.Noon,
            Interlocked.Increment(ref _sequence))));

    public void LoseProtection() => Tell(new ProtectionLost(_armed!.Capture, "recorder"));

    /// <summary>Breaks the stream of notices; what is told until the next listening is lost.</summary>
    public void BreakNotices()
    {
        Channel<RelayNotice> broken = _notices;
        _notices = Channel.CreateUnbounded<RelayNotice>();
        broken.Writer.TryComplete(new IOException("broken"));
    }

    public async ValueTask<IReadOnlyList<CallSnapshot>> CallsAsync(CancellationToken cancellationToken)
    {
        await OnCalls();
        return [.. _calls.Values];
    }

    public async IAsyncEnumerable<RelayNotice> NoticesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<RelayNotice> notices = _notices;
        await foreach (RelayNotice notice in notices.Reader.ReadAllAsync(cancellationToken))
        {
            yield return notice;
        }
    }

    public async ValueTask<ArmConfirmation> ArmAsync(ArmRequest request, CancellationToken cancellationToken)
    {
        _armed = request;
        Do("arm");
        return await OnArm(cancellationToken);
    }

    public async ValueTask AskFieldAsync(CaptureId capture, CardField field, int attempt, CancellationToken cancellationToken)
    {
        _attempt = attempt;
        Do($"ask {field} {attempt}");
        await OnAsk(cancellationToken);
    }

    public ValueTask FinishFieldAsync(CaptureId capture, CancellationToken cancellationToken)
    {
        Do("finish");
        return ValueTask.CompletedTask;
    }

    public async ValueTask<SealedCardMessage> SealAsync(CaptureId capture, CancellationToken cancellationToken)
    {
        Do("seal");
        return OnSeal is null ? new SealedCardMessage(capture, Sample.Acme, "key", new byte[] { 1 }, Sample.Visa) : await OnSeal(capture);
    }

    public async ValueTask DisarmAsync(CaptureId capture, CancellationToken cancellationToken)
    {
        Do("disarm");
        await OnDisarm();
    }

    private void Do(string doing) => _doings.Writer.TryWrite(doing);
}
