using Microsoft.Extensions.Logging;

namespace PayGate.Redaction.Pipeline;

/// <summary>Keeps the workers and the search for orphans going.</summary>
internal sealed class RedactionLoop(
    RedactionLine line,
    OrphanSearch orphans,
    WorkSignal signal,
    RedactionOptions options,
    TimeProvider clock,
    ILogger log)
{
    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        IEnumerable<Task> workers = Enumerable.Range(0, options.Workers)
            .Select(_ => RepeatAsync(WorkAsync, cancellationToken));
        return Task.WhenAll([RepeatAsync(SearchAsync, cancellationToken), .. workers]);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (line.WorkNext(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await signal.WaitAsync(cancellationToken);
    }

    private async Task SearchAsync(CancellationToken cancellationToken)
    {
        if (orphans.Run() > 0)
        {
            signal.Set();
        }

        await Task.Delay(options.OrphanInterval, clock, cancellationToken);
    }

    // A failure of the database or of a folder must not end the line: it says so, waits and tries again.
    private async Task RepeatAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LineFailed(failure.GetType().Name);
                await Task.Delay(WaitAfterFailure, clock, cancellationToken).ContinueWith(
                    _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }
}
