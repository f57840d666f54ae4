using System.Numerics;

namespace PayGate.Benchmarks.Measuring;

/// <summary>Times in nanoseconds, in steps of at most 1.6 %. Written by one thread, allocates nothing after it was made.</summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private readonly long[] _counts = new long[64 << SubBits];
    private long _total;

    internal void Add(long nanoseconds)
    {
        _counts[Index((ulong)Math.Max(0, nanoseconds))]++;
        _total++;
    }

    /// <summary>Microseconds that a share of the times, 0 to 1, does not exceed.</summary>
    internal double Microseconds(double share)
    {
        long wanted = (long)Math.Ceiling(_total * share);
        long seen = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted && seen > 0)
            {
                return Value(i) / 1000.0;
            }
        }

        return 0;
    }

    private static int Index(ulong value)
    {
        int shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(value) - SubBits - 1);
        return (shift << SubBits) + (int)(value >> shift);
    }

    private static double Value(int index)
    {
        int shift = Math.Max(0, (index >> SubBits) - 1);
        return Math.ScaleB(index - (shift << SubBits), shift);
    }
}
