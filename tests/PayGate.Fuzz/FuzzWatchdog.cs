using System.Diagnostics;

namespace PayGate.Fuzz;

/// <summary>Ends the process, naming the input, when one input takes a minute: it hangs.</summary>
internal sealed class FuzzWatchdog : IDisposable
{
    private const int SecondsBetween = 5;
    private const int MostSeconds = 60;

    private readonly string _name;
    private readonly Timer _timer;
    private volatile byte[] _input = [];
    private long _since = Stopwatch.GetTimestamp();

    /// <param name="name">Of the target.</param>
    internal FuzzWatchdog(string name)
    {
        _name = name;
        _timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(SecondsBetween), TimeSpan.FromSeconds(SecondsBetween));
    }

    /// <summary>The input that is run from now on.</summary>
    internal void Begin(byte[] input)
    {
        _input = input;
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _since)).TotalSeconds > MostSeconds)
        {
            Console.Error.WriteLine(_name + ": hangs with " + Convert.ToHexString(_input));
            Environment.Exit(FuzzRun.Found);
        }
    }
}
