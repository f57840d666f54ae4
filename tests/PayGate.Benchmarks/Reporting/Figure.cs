namespace PayGate.Benchmarks.Reporting;

/// <summary>One thing measured.</summary>
/// <param name="Name">What, in words with hyphens.</param>
/// <param name="Unit">Of the value and of the reference.</param>
/// <param name="Value">The figure.</param>
/// <param name="Reference">What it is compared with; <see langword="null"/>: nothing.</param>
/// <param name="Ratio">Figure by reference: the median over rounds that ran one behind the other, so that what else the machine does falls on both.</param>
internal sealed record Figure(string Name, string Unit, double Value, Reference? Reference = null, double? Ratio = null)
{
    /// <summary>The medians of rounds in which ours and the reference took turns.</summary>
    /// <param name="name">What.</param>
    /// <param name="unit">Of both.</param>
    /// <param name="rounds">Figure and reference of each round.</param>
    /// <param name="reference">What the reference is.</param>
    internal static Figure OfRounds(string name, string unit, IReadOnlyList<(double Ours, double Reference)> rounds, string reference) => new(
        name,
        unit,
        Round(Median(rounds.Select(round => round.Ours))),
        new Reference(reference, Round(Median(rounds.Select(round => round.Reference)))),
        Round(Median(rounds.Select(round => round.Ours / round.Reference))));

    /// <summary>The median of rounds that are compared with nothing.</summary>
    internal static Figure OfRounds(string name, string unit, IEnumerable<double> rounds) => new(name, unit, Round(Median(rounds)));

    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Round(double value) => double.IsFinite(value) ? Math.Round(value, 3) : 0;
}
