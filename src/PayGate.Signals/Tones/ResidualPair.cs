namespace PayGate.Signals.Tones;

/// <summary>What the two bands hold at one moment.</summary>
/// <param name="Key">The code of the nearest key.</param>
/// <param name="Share">Part of the whole power that the two tones are.</param>
/// <param name="Steadiness">The less steady of the two turns, 0 to 1.</param>
/// <param name="Offset">The larger relative distance from the nominal frequencies.</param>
/// <param name="Twist">Ratio of power, the stronger by the weaker.</param>
internal readonly record struct ResidualPair(byte Key, double Share, double Steadiness, double Offset, double Twist)
{
    /// <summary>A peak of 4 in 16-bit PCM.</summary>
    private const double LeastPower = 8;

    public static ResidualPair None { get; } = new(0, 0, 0, 1, double.PositiveInfinity);

    public static ResidualPair Read(BandHistory low, BandHistory high, double total)
    {
        (double rowPower, double rowFrequency, double rowSteadiness) = low.Read();
        (double columnPower, double columnFrequency, double columnSteadiness) = high.Read();
        if (rowPower < LeastPower || columnPower < LeastPower || total < LeastPower)
        {
            return None;
        }

        (int row, double rowOffset) = Nearest(rowFrequency, KeyFrequencies.Rows);
        (int column, double columnOffset) = Nearest(columnFrequency, KeyFrequencies.Columns);
        return new ResidualPair(
            KeyFrequencies.KeyAt(row, column),
            (rowPower + columnPower) / total,
            Math.Min(rowSteadiness, columnSteadiness),
            Math.Max(rowOffset, columnOffset),
            Math.Max(rowPower / columnPower, columnPower / rowPower));
    }

    private static (int Index, double Offset) Nearest(double frequency, ReadOnlySpan<double> nominals)
    {
        int best = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i < nominals.Length; i++)
        {
            double offset = Math.Abs((frequency / nominals[i]) - 1);
            if (offset < least)
            {
                (best, least) = (i, offset);
            }
        }

        return (best, least);
    }
}
