using System.Diagnostics;
using System.Globalization;

namespace PayGate.Fuzz;

/// <summary>
/// Runs one target: <c>PayGate.Fuzz NAME [--seconds N] [--seed S] [--corpus FOLDER]</c>. Starts from what lies in the folder too, and leaves inputs of new
/// shapes there. Exit status 0: nothing unexpected was thrown, nothing hung, and memory did not grow.
/// </summary>
internal static class FuzzRun
{
    /// <summary>Exit status of a finding.</summary>
    internal const int Found = 1;

    private const int Misused = 2;
    private const int InputsBetweenClockReadings = 256;

    internal static int Start(string[] args)
    {
        FuzzTarget? target = args.Length > 0 ? FuzzTargets.All.FirstOrDefault(known => known.Name == args[0]) : null;
        if (target is null)
        {
            Console.Error.WriteLine("Usage: PayGate.Fuzz NAME [--seconds N] [--seed S] [--corpus FOLDER], with NAME one of "
                + string.Join(' ', FuzzTargets.All.Select(known => known.Name)));
            return Misused;
        }

        int at = Array.IndexOf(args, "--corpus");
        string? file = at >= 0 && at + 1 < args.Length ? Path.Combine(args[at + 1], target.Name + ".hex") : null;
        return Run(target, Option(args, "--seconds", 10), Option(args, "--seed", 1), new FuzzCorpus(file));
    }

    private static int Run(FuzzTarget target, int seconds, int seed, FuzzCorpus corpus)
    {
        var mutator = new Mutator(seed, [.. target.Seeds, .. corpus.Inputs]);
        foreach (byte[] known in corpus.Inputs)
        {
            corpus.IsNew(target, known);
        }

        using var watchdog = new FuzzWatchdog(target.Name);
        var growth = new FuzzGrowth(seconds);
        var elapsed = Stopwatch.StartNew();
        long inputs = 0;
        while (inputs % InputsBetweenClockReadings != 0 || elapsed.Elapsed.TotalSeconds < seconds)
        {
            byte[] input = mutator.Next();
            watchdog.Begin(input);
            inputs++;
            try
            {
                if (corpus.IsNew(target, input))
                {
                    corpus.Keep(input);
                    mutator.Keep(input);
                }
            }
            catch (Exception failure)
            {
                Console.Error.WriteLine(target.Name + ": " + failure + "\ninput " + inputs.ToString(CultureInfo.InvariantCulture)
                    + " of seed " + seed.ToString(CultureInfo.InvariantCulture) + ": " + Convert.ToHexString(input));
                return Found;
            }

            if (inputs % InputsBetweenClockReadings == 0 && growth.Grew(elapsed.Elapsed.TotalSeconds) is { } grew)
            {
                Console.Error.WriteLine(target.Name + ": memory grows: " + grew + ", " + Counted(inputs, elapsed, corpus));
                return Found;
            }
        }

        Console.WriteLine(target.Name + ": nothing unexpected, " + Counted(inputs, elapsed, corpus) + "; " + growth);
        return 0;
    }

    private static string Counted(long inputs, Stopwatch elapsed, FuzzCorpus corpus) => string.Create(
        CultureInfo.InvariantCulture,
        $"{inputs} inputs in {elapsed.Elapsed.TotalSeconds:0} s, {Environment.CpuUsage.TotalTime.TotalSeconds:0} s of processor ({inputs / elapsed.Elapsed.TotalSeconds:0}/s), {corpus.Shapes} shapes");

    private static int Option(string[] args, string name, int standard)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out int value) ? value : standard;
    }
}
