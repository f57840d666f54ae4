using System.Runtime.Intrinsics;

namespace PayGate.Signals.Tones;

/// <summary>One window seen at the eight frequencies.</summary>
/// <param name="Real">Correlation in phase, per lane; the phase counts from the middle of the window.</param>
/// <param name="Imaginary">Correlation in quadrature, per lane.</param>
/// <param name="Powers">Mean power of the tone that would explain the lane's correlation.</param>
/// <param name="Total">Mean power of the window, weighted like the correlation.</param>
internal readonly record struct ToneSpectrum(Vector256<float> Real, Vector256<float> Imaginary, Vector256<float> Powers, float Total)
{
    public int StrongestRow => Strongest(0);

    public int StrongestColumn => Strongest(4);

    /// <summary>Power of the strongest row and of the strongest column, without saying which they are: no branch to mispredict.</summary>
    public (float Row, float Column) StrongestPowers => (Largest(Powers.GetLower()), Largest(Powers.GetUpper()));

    /// <summary>Part of the power that the strongest row and column are; 0 when one is stronger than the other by more than the ratio.</summary>
    public double ShareOfStrongestPair(double twist)
    {
        (float row, float column) = StrongestPowers;
        return row > twist * column || column > twist * row || Total <= 0 ? 0 : (row + column) / Total;
    }

    /// <summary>
    /// How far the tone in a lane is from the lane's frequency, in Hz, by the phase it gained since an earlier window: unambiguous
    /// within half the rate of windows.
    /// </summary>
    public double OffsetSince(in ToneSpectrum earlier, int lane, int samplesBetween)
    {
        double expected = 2 * Math.PI * ToneCorrelator.FrequencyOf(lane) * samplesBetween / KeyFrequencies.SampleRate;
        double now = Math.Atan2(Imaginary[lane], Real[lane]);
        double before = Math.Atan2(earlier.Imaginary[lane], earlier.Real[lane]);
        double gained = Math.IEEERemainder(now - before - expected, 2 * Math.PI);
        return gained * KeyFrequencies.SampleRate / (2 * Math.PI * samplesBetween);
    }

    private static float Largest(Vector128<float> powers)
    {
        powers = Vector128.Max(powers, Vector128.Shuffle(powers, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(powers, Vector128.Shuffle(powers, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    private int Strongest(int first)
    {
        int best = first;
        for (int lane = first + 1; lane < first + 4; lane++)
        {
            if (Powers[lane] > Powers[best])
            {
                best = lane;
            }
        }

        return best;
    }
}
