namespace PayGate.Signals.Tones;

/// <summary>
/// Makes the tone of one key at a time, span by span without a seam. For callers that are simulated and for tests; nothing that
/// leaves the mask is made by it.
/// </summary>
public sealed class ToneGenerator
{
    private double _rowStep;
    private double _columnStep;
    private double _rowPeak;
    private double _columnPeak;
    private long _position;
    private long _length;
    private int _fade;

    /// <summary>Samples of the started key that have not been made yet.</summary>
    public long Remaining => _length - _position;

    /// <summary>Starts a key; a key still sounding is cut off.</summary>
    /// <param name="key">RFC 4733 code, 0 to 15.</param>
    /// <param name="samples">Length in samples at 8 kHz.</param>
    /// <param name="shape">How it sounds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The code is above 15, or the length negative.</exception>
    public void Start(byte key, int samples, in KeyToneShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        (int row, int column) = KeyFrequencies.PlaceOf(key);
        double perHertz = 2 * Math.PI * (1 + shape.FrequencyError) / KeyFrequencies.SampleRate;
        _rowStep = KeyFrequencies.Rows[row] * perHertz;
        _columnStep = KeyFrequencies.Columns[column] * perHertz;
        _rowPeak = KeyFrequencies.PeakOf(shape.RowLevel);
        _columnPeak = KeyFrequencies.PeakOf(shape.ColumnLevel);
        _fade = shape.FadeSamples;
        _length = samples;
        _position = 0;
    }

    /// <summary>Adds what is left of the key to the samples (clipped at full scale) and returns how many it changed.</summary>
    public int AddTo(Span<short> samples)
    {
        int count = (int)Math.Min(samples.Length, Remaining);
        for (int i = 0; i < count; i++, _position++)
        {
            double value = (_rowPeak * Math.Sin(_rowStep * _position)) + (_columnPeak * Math.Sin(_columnStep * _position));
            samples[i] = (short)Math.Clamp(Math.Round(samples[i] + (value * Gain())), short.MinValue, short.MaxValue);
        }

        return count;
    }

    private double Gain()
    {
        long edge = Math.Min(_position + 1, _length - _position);
        return edge >= _fade ? 1 : (double)edge / _fade;
    }
}
