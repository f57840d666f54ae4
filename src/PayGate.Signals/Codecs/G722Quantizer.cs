namespace PayGate.Signals.Codecs;

/// <summary>The two quantizers of a G.722 sender (ITU-T G.722 tables 7 to 10).</summary>
internal static class G722Quantizer
{
    private const int LargestLevel = 30;
    private const int HighDecision = 564;

    /// <summary>The six bits of a difference in the low band.</summary>
    public static int Low(int difference, int step)
    {
        difference = Math.Clamp(difference, short.MinValue, short.MaxValue);
        int magnitude = difference >= 0 ? difference : ~difference;
        int below = 1;
        int above = LargestLevel;
        while (below < above)
        {
            int middle = (below + above) / 2;
            if (magnitude < G722Tables.LowDecision[middle] * step >> 12)
            {
                above = middle;
            }
            else
            {
                below = middle + 1;
            }
        }

        return difference >= 0 ? PositiveLow(below) : NegativeLow(below);
    }

    /// <summary>The two bits of a difference in the high band.</summary>
    public static int High(int difference, int step)
    {
        difference = Math.Clamp(difference, short.MinValue, short.MaxValue);
        int magnitude = difference >= 0 ? difference : ~difference;
        bool isLarge = magnitude >= HighDecision * step >> 12;
        return difference >= 0 ? (isLarge ? 2 : 3) : (isLarge ? 0 : 1);
    }

    private static int PositiveLow(int level) => 62 - level;

    private static int NegativeLow(int level) => level <= 2 ? 64 - level : 34 - level;
}
