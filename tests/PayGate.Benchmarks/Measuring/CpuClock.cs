using System.Runtime.InteropServices;

namespace PayGate.Benchmarks.Measuring;

/// <summary>CPU time, which other work on the machine touches less than elapsed time.</summary>
internal static unsafe partial class CpuClock
{
    private const int ThreadCpuTime = 3;
    private const int Children = -1;

    // struct rusage is two timevals followed by fourteen longs.
    private const int UsageLongs = 18;

    /// <summary>Microseconds the calling thread has run.</summary>
    internal static double Thread()
    {
        long* time = stackalloc long[2];
        _ = GetTime(ThreadCpuTime, time);
        return (time[0] * 1e6) + (time[1] / 1e3);
    }

    /// <summary>Microseconds that child processes ran which have ended.</summary>
    internal static double EndedChildren()
    {
        long* usage = stackalloc long[UsageLongs];
        _ = GetUsage(Children, usage);
        return ((usage[0] + usage[2]) * 1e6) + usage[1] + usage[3];
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, long* time);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, long* usage);
}
