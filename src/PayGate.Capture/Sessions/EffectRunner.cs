using System.Threading.Channels;
using PayGate.Capture.Deciding;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Sessions;

/// <summary>
/// Runs the effects of one capture in order and reports what came of them. The ending does not wait for an effect that hangs: it calls the
/// others off.
/// </summary>
internal sealed class EffectRunner : IAsyncDisposable
{
    private readonly CaptureModel _capture;
    private readonly SessionTools _tools;
    private readonly Action<CaptureCommand> _report;
    private readonly Action _asked;
    private readonly MaskOpener _opener;
    private readonly Channel<CaptureEffect> _effects = Channel.CreateUnbounded<CaptureEffect>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _calledOff = new();
    private readonly Task _loop;

    /// <summary>Runs the effects of a capture.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="tools">What effects need.</param>
    /// <param name="report">Gets what came of an effect.</param>
    /// <param name="asked">Told when the relay listens for the keys of a field.</param>
    public EffectRunner(CaptureModel capture, SessionTools tools, Action<CaptureCommand> report, Action asked)
    {
        _asked = asked;
        _capture = capture;
        _tools = tools;
        _report = report;
        _opener = new MaskOpener(capture.Id, tools);
        _loop = Task.Run(RunAsync);
    }

    public void Enqueue(IReadOnlyList<CaptureEffect> effects)
    {
        foreach (CaptureEffect effect in effects)
        {
            if (effect is CaptureEffect.Disarm)
            {
                _calledOff.Cancel();
            }

            _effects.Writer.TryWrite(effect);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _effects.Writer.TryComplete();
        await _calledOff.CancelAsync();
        await _opener.DisposeAsync();
        await _loop;
        _calledOff.Dispose();
    }

    private async Task RunAsync()
    {
        await foreach (CaptureEffect effect in _effects.Reader.ReadAllAsync())
        {
            if (effect is CaptureEffect.Disarm)
            {
                _report(await _opener.OpenAsync() ? new CaptureCommand.MaskOpened() : new CaptureCommand.MaskStuck());
            }
            else if (!_calledOff.IsCancellationRequested)
            {
                await RunOneAsync(effect);
            }
        }
    }

    private async Task RunOneAsync(CaptureEffect effect)
    {
        try
        {
            CaptureCommand? result = effect switch
            {
                CaptureEffect.Arm arm => await ArmAsync(arm.Request),
                CaptureEffect.AskField ask => await TellRelayAsync(_tools.Media.AskFieldAsync(_capture.Id, ask.Field, ask.Attempt, _calledOff.Token)),
                CaptureEffect.FinishField => await TellRelayAsync(_tools.Media.FinishFieldAsync(_capture.Id, _calledOff.Token)),
                CaptureEffect.Seal => await SealAsync(),
                CaptureEffect.Store store => await StoreAsync(store.Card),
                _ => throw new InvalidOperationException("A capture effect has no action."),
            };
            if (result is not null)
            {
                _report(result);
            }
            else if (effect is CaptureEffect.AskField)
            {
                _asked();
            }
        }
        catch (OperationCanceledException) when (_calledOff.IsCancellationRequested)
        {
            Log.EffectCalledOff(_tools.Logger, _capture.Id, effect.GetType().Name);
        }
        catch (Exception problem)
        {
            Log.EffectFailed(_tools.Logger, _capture.Id, effect.GetType().Name, problem.GetType().Name);
            _report(Failure(effect));
        }
    }

    private static CaptureCommand Failure(CaptureEffect effect) => effect switch
    {
        CaptureEffect.Arm => new CaptureCommand.NotSecured(MaskClosed: false, RecorderSecured: false),
        CaptureEffect.Seal => new CaptureCommand.SealFailed(),
        CaptureEffect.Store => new CaptureCommand.StoreFailed(),
        _ => new CaptureCommand.ProtectionLost(),
    };

    private async Task<CaptureCommand> ArmAsync(ArmRequest request)
    {
        Task<ArmConfirmation> arming = _tools.Media.ArmAsync(request, _calledOff.Token).AsTask();
        try
        {
            ArmConfirmation answer = await arming.WaitAsync(_calledOff.Token);
            return answer.IsSecured
                ? new CaptureCommand.Secured()
                : new CaptureCommand.NotSecured(answer.MaskClosed, answer.RecorderSecured);
        }
        catch (OperationCanceledException) when (_calledOff.IsCancellationRequested)
        {
            _opener.OpenAgainAfter(arming);
            throw;
        }
    }

    private async Task<CaptureCommand?> TellRelayAsync(ValueTask telling)
    {
        await telling.AsTask().WaitAsync(_tools.Policy.RelayAnswerTime, _tools.Clock, _calledOff.Token);
        return null;
    }

    private async Task<CaptureCommand> SealAsync()
    {
        SealedCardMessage card = await _tools.Media.SealAsync(_capture.Id, _calledOff.Token).AsTask().WaitAsync(_calledOff.Token);
        return card.Capture == _capture.Id && card.Tenant == _capture.Tenant ? new CaptureCommand.Sealed(card) : new CaptureCommand.SealFailed();
    }

    private async Task<CaptureCommand> StoreAsync(SealedCardMessage card)
    {
        Task<CardToken> storing = _tools.Vault.StoreAsync(card, _capture.Actor, _calledOff.Token).AsTask();
        try
        {
            return new CaptureCommand.Stored(await storing.WaitAsync(_calledOff.Token));
        }
        catch (OperationCanceledException) when (_calledOff.IsCancellationRequested)
        {
            _ = storing.ContinueWith(
                late => _report(new CaptureCommand.Stored(late.Result)),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }
}
