using System.Text.Json;

namespace PayGate.Hosting;

/// <summary>What this process did with its memory since its start, a line of JSON now and then on standard output.</summary>
internal sealed class RuntimeReport : IDisposable
{
    private const int WatchMilliseconds = 20;
    private readonly Timer _timer;
    private readonly int _every;
    private long _lastCollection;
    private double _longest;
    private int _watched;

    /// <param name="seconds">How often.</param>
    public RuntimeReport(int seconds)
    {
        _every = seconds * 1000 / WatchMilliseconds;
        _timer = new Timer(_ => Watch(), null, WatchMilliseconds, WatchMilliseconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    // The runtime tells of the last collection only, so it is asked often.
    private void Watch()
    {
        GCMemoryInfo last = GC.GetGCMemoryInfo(GCKind.Any);
        if (last.Index != _lastCollection)
        {
            _lastCollection = last.Index;
            foreach (TimeSpan pause in last.PauseDurations)
            {
                _longest = Math.Max(_longest, pause.TotalMilliseconds);
            }
        }

        if (++_watched % _every == 0)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new
                {
                    AllocatedBytes = GC.GetTotalAllocatedBytes(),
                    LongestPauseMilliseconds = _longest,
                    TotalPauseMilliseconds = GC.GetTotalPauseDuration().TotalMilliseconds,
                    Collections = GC.CollectionCount(0),
                    HeapBytes = last.HeapSizeBytes,
                },
                JsonSerializerOptions.Web));
        }
    }
}
