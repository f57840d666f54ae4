using System.Diagnostics;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Waits for what other programs bring about; generous, because the machine may be busy.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task TrueAsync(Func<bool> holds, Func<string> what) => TrueAsync(() => Task.FromResult(holds()), what);

    public static async Task TrueAsync(Func<Task<bool>> holds, Func<string> what)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Limit, "Not in time: " + what());
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}
