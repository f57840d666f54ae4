namespace PayGate.Smoke;

/// <summary>Middle and tail of a set of measurements, in milliseconds.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="Count">How many were measured.</param>
internal sealed record Percentiles(double P50, double P99, int Count)
{
    /// <summary>Computes by nearest rank; zeros when there is nothing.</summary>
    public static Percentiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? new Percentiles(0, 0, 0) : new Percentiles(At(sorted, 0.50), At(sorted, 0.99), sorted.Length);
    }

    private static double At(double[] sorted, double rank) =>
        Math.Round(sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(rank * sorted.Length) - 1)], 1);
}
