using System.Threading.Channels;
using PayGate.Capture.Deciding;

namespace PayGate.Capture.Sessions;

/// <summary>
/// Runs one capture: takes commands one after the other, decides, records, shows, and only then has the effects run. What cannot be
/// recorded does not happen: the capture is interrupted instead.
/// </summary>
internal sealed class CaptureSession : IAsyncDisposable
{
    private readonly SessionTools _tools;
    private readonly EffectRunner _effects;
    private readonly ITimer _timer;
    private readonly Channel<(CaptureCommand? Command, TaskCompletionSource<CaptureAnswer>? Answer)> _commands =
        Channel.CreateUnbounded<(CaptureCommand?, TaskCompletionSource<CaptureAnswer>?)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _loop;
    private volatile CaptureModel _current;

    /// <summary>Takes over a recorded capture and has <paramref name="first"/> run.</summary>
    public CaptureSession(CaptureModel model, IReadOnlyList<CaptureEffect> first, SessionTools tools)
    {
        _tools = tools;
        _current = model;
        _effects = new EffectRunner(model, tools, Post, () => _commands.Writer.TryWrite((null, null)));
        _timer = tools.Clock.CreateTimer(_ => Post(new CaptureCommand.DeadlinePassed()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        tools.Board.Show(model.Tenant, model.ToSnapshot());
        SetTimer();
        _effects.Enqueue(first);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>The capture as it is now.</summary>
    public CaptureModel Current => _current;

    /// <summary>Done when the capture has ended and the relay has answered for the mask, or has failed to.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Hands in a command that nobody waits for.</summary>
    public void Post(CaptureCommand command) => _commands.Writer.TryWrite((command, null));

    /// <summary>Hands in an agent's wish and gives the answer as soon as it is decided and recorded.</summary>
    public Task<CaptureAnswer> AskAsync(CaptureCommand command)
    {
        TaskCompletionSource<CaptureAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _commands.Writer.TryWrite((command, answer))
            ? answer.Task
            : Task.FromResult(new CaptureAnswer(RefusalCode.CaptureEnded, _current.ToSnapshot()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _commands.Writer.TryComplete();
        await _loop;
        await _timer.DisposeAsync();
        await _effects.DisposeAsync();
    }

    private async Task RunAsync()
    {
        await foreach ((CaptureCommand? command, TaskCompletionSource<CaptureAnswer>? answer) in _commands.Reader.ReadAllAsync())
        {
            if (command is null)
            {
                Show();
                continue;
            }

            RefusalCode? refusal = Handle(command);
            SetTimer();
            answer?.TrySetResult(new CaptureAnswer(refusal, _current.ToSnapshot()));
        }
    }

    private RefusalCode? Handle(CaptureCommand command)
    {
        CaptureModel before = _current;
        DecisionContext context = new(_tools.Clock.GetUtcNow(), _tools.Policy);
        CaptureDecision decision = CaptureDecider.Decide(before, command, context);
        if (decision is CaptureDecision.Refused refused)
        {
            return refused.Code;
        }

        if (decision is CaptureDecision.Accepted accepted)
        {
            bool recorded = IsRecorded(accepted);
            if (!recorded && !before.IsEnded && CaptureDecider.Decide(before, new CaptureCommand.Restarted(), context) is CaptureDecision.Accepted ended)
            {
                Apply(ended, before);
                return RefusalCode.Unavailable;
            }

            Apply(accepted, before);
        }

        if (_current.EndedAt is not null || command is CaptureCommand.MaskStuck)
        {
            _settled.TrySetResult();
        }

        return null;
    }

    private bool IsRecorded(CaptureDecision.Accepted accepted)
    {
        if (accepted.Audit.Count == 0)
        {
            return true;
        }

        try
        {
            _tools.Store.Save(accepted.Next, accepted.Audit);
            return true;
        }
        catch (Exception problem)
        {
            Log.CaptureNotRecorded(_tools.Logger, accepted.Next.Id, problem);
            return false;
        }
    }

    private void Apply(CaptureDecision.Accepted accepted, CaptureModel before)
    {
        _current = accepted.Next;

        // A desk that reads "waiting for the first key" says so to the caller: the relay has to be listening by then, or the key is lost.
        bool shownWhenAsked = accepted.Effects.Any(effect => effect is CaptureEffect.AskField);
        if (!ReferenceEquals(accepted.Next, before) && !shownWhenAsked)
        {
            Show();
        }

        _effects.Enqueue(accepted.Effects);
    }

    private void Show() => _tools.Board.Show(_current.Tenant, _current.ToSnapshot());

    private void SetTimer()
    {
        if (_current.NextDeadline is { } due)
        {
            double left = Math.Ceiling((due - _tools.Clock.GetUtcNow()).TotalMilliseconds);
            _timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, left)), Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
