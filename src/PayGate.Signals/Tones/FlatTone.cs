namespace PayGate.Signals.Tones;

/// <summary>
/// The soft tone that stands in for every key: 520 Hz at -26 dBm0. Neither it nor one of its harmonics is within 3.5 % of a key's frequency.
/// </summary>
public static class FlatTone
{
    /// <summary>Frequency in Hz.</summary>
    public const int Frequency = 520;

    /// <summary>Level in dBm0.</summary>
    public const double Level = -26;

    /// <summary>After 13 waves of 520 Hz the samples repeat.</summary>
    private const int Period = 200;

    private static readonly short[] Wave = BuildWave();

    /// <summary>The sample at a position; the phase depends on the position alone, so spans join without a seam.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public static short SampleAt(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return Wave[(int)(position % Period)];
    }

    /// <summary>Fills the span with the tone as it sounds from a position on.</summary>
    public static void Fill(long position, Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = SampleAt(position + i);
        }
    }

    private static short[] BuildWave()
    {
        short[] wave = new short[Period];
        for (int i = 0; i < Period; i++)
        {
            wave[i] = (short)Math.Round(KeyFrequencies.PeakOf(Level) * Math.Sin(2 * Math.PI * Frequency * i / KeyFrequencies.SampleRate));
        }

        return wave;
    }
}
