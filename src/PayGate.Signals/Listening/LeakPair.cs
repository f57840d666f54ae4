using PayGate.Signals.Tones;

namespace PayGate.Signals.Listening;

/// <summary>Judges one moment: whether the two bands hold one steady tone each, where a key has them.</summary>
internal static class LeakPair
{
    /// <summary>The filters together pass at least this part of the power of a pair.</summary>
    private const float LeastResponse = 0.15f;

    /// <summary>Decoders that are in use want a pair to be 0.4 (multimon-ng) to 0.84 (spandsp) of the sound.</summary>
    private const double LeastShare = 0.4;

    private const double LeastSteadiness = 0.9;
    private const double FirmSteadiness = 0.93;
    private const double LargestOffset = 0.03;
    private const double FirmOffset = 0.018;
    private const double LargestTwist = 20;

    public static LeakMoment Judge(LeakBand low, LeakBand high, float total)
    {
        // The angle is worth reading only when the bands may hold enough; in speech they seldom do.
        if (low.Power + high.Power < LeastShare * LeastResponse * total)
        {
            return default;
        }

        double rowSteadiness = low.Steadiness;
        if (rowSteadiness < LeastSteadiness)
        {
            return default;
        }

        double columnSteadiness = high.Steadiness;
        if (columnSteadiness < LeastSteadiness)
        {
            return default;
        }

        double row = low.Frequency;
        double rowOffset = OffsetOf(row, KeyFrequencies.Rows);
        if (rowOffset > LargestOffset)
        {
            return default;
        }

        double column = high.Frequency;
        double columnOffset = OffsetOf(column, KeyFrequencies.Columns);
        if (columnOffset > LargestOffset)
        {
            return default;
        }

        double rowPower = low.Power / low.Response(row);
        double columnPower = high.Power / high.Response(column);
        double share = (rowPower + columnPower) / total;
        return share >= LeastShare && rowPower <= LargestTwist * columnPower && columnPower <= LargestTwist * rowPower
            ? new LeakMoment(share, Math.Min(rowSteadiness, columnSteadiness) >= FirmSteadiness && Math.Max(rowOffset, columnOffset) <= FirmOffset)
            : default;
    }

    private static double OffsetOf(double frequency, ReadOnlySpan<double> nominals)
    {
        double least = double.PositiveInfinity;
        foreach (double nominal in nominals)
        {
            least = Math.Min(least, Math.Abs((frequency / nominal) - 1));
        }

        return least;
    }
}
