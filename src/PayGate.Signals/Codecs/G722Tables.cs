namespace PayGate.Signals.Codecs;

/// <summary>The constants of ITU-T G.722: quantizer levels and decisions, changes of the step, and the octave of steps.</summary>
internal static class G722Tables
{
    /// <summary>Table 17: decision levels of the low band's sender, from 1 on.</summary>
    internal static readonly int[] LowDecision =
    [
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219, 1339, 1458, 1612, 1765,
        1980, 2195, 2557, 2919,
    ];

    /// <summary>The difference that six bits stand for, in parts of the step.</summary>
    internal static readonly int[] LowDifference64 =
    [
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576, -7856,
        -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040, -728,
        24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136,
    ];

    /// <summary>The difference that their four upper bits stand for.</summary>
    internal static readonly int[] LowDifference48 =
        [0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0];

    /// <summary>How the low band's step changes, in units of 1/2048 octave.</summary>
    internal static readonly int[] LowStepChange = [-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60];

    /// <summary>The difference that the two bits of the high band stand for.</summary>
    internal static readonly int[] HighDifference = [-7408, -1616, 7408, 1616];

    /// <summary>How the high band's step changes.</summary>
    internal static readonly int[] HighStepChange = [798, -214, 798, -214];

    private static readonly int[] Octave =
    [
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
        2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008,
    ];

    /// <summary>The step whose logarithm is given; <paramref name="octaves"/> is the largest.</summary>
    internal static int Step(int log, int octaves)
    {
        int down = octaves - (log >> 11);
        int mantissa = Octave[(log >> 6) & 31];
        return (down < 0 ? mantissa << -down : mantissa >> down) << 2;
    }
}
