using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PayGate.Benchmarks.Measuring;

/// <summary>The monotonic clock of the system in nanoseconds, and waiting on it without drift.</summary>
internal static unsafe partial class SteadyClock
{
    internal const long Millisecond = 1_000_000;
    internal const long Second = 1_000_000_000;

    private const int Monotonic = 1;
    private const int Absolute = 1;

    /// <summary>Nanoseconds; the clock that <see cref="Stopwatch"/> reads on Linux.</summary>
    internal static long Now => Stopwatch.GetTimestamp();

    /// <summary>Sleeps until a point in time that may have passed.</summary>
    internal static void SleepUntil(long nanoseconds)
    {
        long* at = stackalloc long[2];
        (at[0], at[1]) = (nanoseconds / Second, nanoseconds % Second);
        _ = Sleep(Monotonic, Absolute, at, null);
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int Sleep(int clock, int flags, long* until, long* left);
}
