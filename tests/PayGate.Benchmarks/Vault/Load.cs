using System.Diagnostics;

namespace PayGate.Benchmarks.Vault;

/// <summary>Callers that each wait for their answer before they call again, for a given time.</summary>
internal static class Load
{
    /// <summary>Runs until time or work is over.</summary>
    /// <param name="callers">How many at once.</param>
    /// <param name="time">How long.</param>
    /// <param name="most">Calls at most.</param>
    /// <param name="call">One call, by its number.</param>
    internal static async Task<LoadResult> RunAsync(int callers, TimeSpan time, int most, Func<int, Task> call)
    {
        int next = -1;
        List<double>[] latencies = [.. Enumerable.Range(0, callers).Select(_ => new List<double>(4096))];
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(latencies.Select(mine => Task.Run(async () =>
        {
            while (watch.Elapsed < time && Interlocked.Increment(ref next) is int number && number < most)
            {
                long begun = Stopwatch.GetTimestamp();
                await call(number);
                mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        double seconds = watch.Elapsed.TotalSeconds;
        double[] sorted = [.. latencies.SelectMany(mine => mine).Order()];
        return new LoadResult(sorted.Length / seconds, At(sorted, 0.5), At(sorted, 0.99), sorted.Length);
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)((sorted.Length - 1) * share)];
}
