using PayGate.Benchmarks.Load;
using PayGate.Benchmarks.Reporting;

namespace PayGate.Benchmarks.Relay;

/// <summary>Words and numbers for what loads did.</summary>
internal static class LoadFigures
{
    // A generator that was later than this was short of processor time itself: the round says nothing about latency.
    private const double LateMilliseconds = 20;

    internal static IEnumerable<Figure> Of(string name, IReadOnlyList<(LoadResult Ours, LoadResult Theirs)> rounds, string reference)
    {
        List<(LoadResult Ours, LoadResult Theirs)> timely =
            [.. rounds.Where(round => Math.Max(round.Ours.SenderLateMilliseconds, round.Theirs.SenderLateMilliseconds) < LateMilliseconds)];
        yield return Cpu(name, rounds, reference);
        yield return Lost(name, rounds, reference);
        yield return Plain($"{name}-misrouted", "packets", rounds, round => round.Misrouted, reference);
        if (timely.Count > 0)
        {
            yield return Pairs($"{name}-latency-p50", "us", timely, round => round.Median, reference);
            yield return Pairs($"{name}-latency-p99", "us", timely, round => round.High, reference);
        }
    }

    internal static Figure Cpu(string name, IReadOnlyList<(LoadResult Ours, LoadResult Theirs)> rounds, string reference) =>
        Pairs($"{name}-cpu-per-packet", "us", rounds, round => round.Cpu, reference);

    internal static Figure Lost(string name, IReadOnlyList<(LoadResult Ours, LoadResult Theirs)> rounds, string reference) =>
        Plain($"{name}-lost", "packets", rounds, round => round.Lost, reference);

    private static Figure Pairs(
        string name, string unit, IReadOnlyList<(LoadResult Ours, LoadResult Theirs)> rounds, Func<LoadResult, double> value, string reference) =>
        Figure.OfRounds(name, unit, [.. rounds.Select(round => (value(round.Ours), value(round.Theirs)))], reference);

    // Sums, without a ratio: both are zero when all is well.
    private static Figure Plain(
        string name, string unit, IReadOnlyList<(LoadResult Ours, LoadResult Theirs)> rounds, Func<LoadResult, double> value, string reference) =>
        new(name, unit, rounds.Sum(round => value(round.Ours)), new Reference(reference, rounds.Sum(round => value(round.Theirs))));
}
