using System.Text.Json;

namespace PayGate.Benchmarks.Relay;

/// <summary>What <c>paygate relay --report-seconds</c> says of its memory, since its start.</summary>
/// <param name="AllocatedBytes">By all threads.</param>
/// <param name="LongestPauseMilliseconds">Of the garbage collector.</param>
/// <param name="Collections">Garbage collections.</param>
/// <param name="HeapBytes">Live objects after the last collection.</param>
internal sealed record GcReport(long AllocatedBytes, double LongestPauseMilliseconds, int Collections, long HeapBytes)
{
    internal static GcReport? TryRead(string? line) =>
        line?.StartsWith('{') == true ? JsonSerializer.Deserialize<GcReport>(line, JsonSerializerOptions.Web) : null;
}
