using PayGate.Contracts.Captures;

namespace PayGate.Capture.Sessions;

/// <summary>Has the relay wipe and open the mask, again when it does not answer. Until it confirms, the mask counts as closed.</summary>
internal sealed class MaskOpener(CaptureId capture, SessionTools tools) : IAsyncDisposable
{
    private const int Tries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _givenUp = new();

    /// <summary>True when the relay confirmed.</summary>
    public async Task<bool> OpenAsync()
    {
        for (int i = 0; i < Tries; i++)
        {
            try
            {
                await tools.Media.DisarmAsync(capture, _givenUp.Token).AsTask().WaitAsync(tools.Policy.RelayAnswerTime, tools.Clock, _givenUp.Token);
                return true;
            }
            catch (Exception problem)
            {
                Log.MaskNotOpened(tools.Logger, capture, i + 1, problem.GetType().Name);
            }

            if (i + 1 < Tries && !await IsPauseOverAsync())
            {
                break;
            }
        }

        return false;
    }

    /// <summary>For an arming that was called off but may still succeed at the relay: nobody would own that mask.</summary>
    public void OpenAgainAfter(Task<ArmConfirmation> arming) => _ = arming.ContinueWith(
        _ => OpenAsync(),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnRanToCompletion,
        TaskScheduler.Default);

    public async ValueTask DisposeAsync() => await _givenUp.CancelAsync();

    private async Task<bool> IsPauseOverAsync()
    {
        try
        {
            await Task.Delay(Pause, tools.Clock, _givenUp.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
