namespace PayGate.Redaction.Pipeline;

/// <summary>Wakes workers when there may be work, and from time to time.</summary>
internal sealed class WorkSignal : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _signal = new(0);
    private readonly ITimer _timer;
    private readonly int _workers;

    /// <summary>Makes a signal.</summary>
    /// <param name="workers">How many may wait at once.</param>
    /// <param name="clock">Source of time.</param>
    public WorkSignal(int workers, TimeProvider clock)
    {
        _workers = workers;
        _timer = clock.CreateTimer(_ => Set(), null, Interval, Interval);
    }

    /// <summary>Wakes the workers that wait.</summary>
    public void Set()
    {
        int missing = _workers - _signal.CurrentCount;
        if (missing > 0)
        {
            _signal.Release(missing);
        }
    }

    /// <summary>Waits for the signal.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _signal.Dispose();
    }
}
