namespace PayGate.Simulation;

/// <summary>
/// A murmur in place of a person: voiced syllables at a given pitch with pauses, all of it below 610 Hz, where no telephone key sounds.
/// </summary>
/// <remarks>Deterministic; it only has to be recognisable as sound that must keep flowing while keys are masked.</remarks>
internal sealed class Voice
{
    private const int SampleRate = 8000;
    private const double SyllableSeconds = 0.24;

    private readonly double _pitch;
    private readonly double _level;
    private long _position;
    private double _phase;

    /// <summary>Makes the murmur.</summary>
    /// <param name="pitch">Fundamental in Hz, 80 to 250.</param>
    /// <param name="level">Peak amplitude, 0 to 32767.</param>
    public Voice(double pitch, double level)
    {
        _pitch = pitch;
        _level = level;
    }

    /// <summary>Fills the next samples.</summary>
    public void Fill(Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            double seconds = _position++ / (double)SampleRate;
            double syllable = seconds % SyllableSeconds / SyllableSeconds;
            bool pause = (long)(seconds / SyllableSeconds) % 5 == 4;
            double envelope = pause ? 0 : Math.Sin(Math.PI * syllable);
            double drift = 1 + (0.06 * Math.Sin(2 * Math.PI * 0.7 * seconds));
            _phase = (_phase + (2 * Math.PI * _pitch * drift / SampleRate)) % (2 * Math.PI);
            double sound = Math.Sin(_phase) + (0.5 * Math.Sin(2 * _phase)) + (0.2 * Math.Sin(3 * _phase));
            samples[i] = (short)(_level * envelope * sound / 1.7);
        }
    }
}
