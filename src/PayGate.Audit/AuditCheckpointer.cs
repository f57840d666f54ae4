using PayGate.Audit.Storage;

namespace PayGate.Audit;

/// <summary>Takes checkpoints of running chains: when one has grown by enough events, and of all when it is disposed.</summary>
public sealed class AuditCheckpointer : IAsyncDisposable
{
    private readonly AuditCheckpoints _checkpoints;
    private readonly IReadOnlyList<DatabaseAddress> _databases;
    private readonly long _growth;
    private readonly Action<string, Exception> _onProblem;
    private readonly PeriodicTimer _timer;
    private readonly Task _loop;

    /// <summary>Begins to watch.</summary>
    /// <param name="checkpoints">Where checkpoints go.</param>
    /// <param name="databases">Databases with a chain each; one that is not there yet is left out until it is.</param>
    /// <param name="growth">Events between checkpoints, at least 1.</param>
    /// <param name="period">How often the heads are looked at.</param>
    /// <param name="clock">Drives the period.</param>
    /// <param name="onProblem">
    /// Told the database and the <see cref="AuditBrokenException"/>, I/O or database error when a checkpoint could not be taken; the
    /// watch goes on.
    /// </param>
    public AuditCheckpointer(
        AuditCheckpoints checkpoints,
        IReadOnlyList<DatabaseAddress> databases,
        long growth,
        TimeSpan period,
        TimeProvider clock,
        Action<string, Exception> onProblem)
    {
        ArgumentNullException.ThrowIfNull(checkpoints);
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(onProblem);
        ArgumentOutOfRangeException.ThrowIfLessThan(growth, 1);
        _checkpoints = checkpoints;
        _databases = databases;
        _growth = growth;
        _onProblem = onProblem;
        _timer = new PeriodicTimer(period, clock);
        _loop = WatchAsync();
    }

    /// <summary>Stops watching and takes a last checkpoint of every chain that grew.</summary>
    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _loop;
        TakeAll(1);
    }

    private async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            TakeAll(_growth);
        }
    }

    private void TakeAll(long growth)
    {
        foreach (DatabaseAddress database in _databases.Where(database => database.Exists()))
        {
            try
            {
                using AuditReader reader = AuditReader.Open(database);
                _checkpoints.Take(reader, growth);
            }
            catch (Exception problem) when (problem is AuditBrokenException or IOException or System.Data.Common.DbException)
            {
                _onProblem(database.ToString(), problem);
            }
        }
    }
}
