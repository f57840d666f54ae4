namespace PayGate.Signals.Tones;

/// <summary>The last values of one band and what they say: the power, the frequency, and how much they are one steady tone.</summary>
internal sealed class BandHistory
{
    /// <summary>Values looked at together; one per millisecond.</summary>
    public const int Length = 8;

    private readonly float[] _real = new float[Length];
    private readonly float[] _imaginary = new float[Length];
    private readonly AnalyticBand _band;
    private readonly double _lowestFrequency;

    /// <param name="band">The filter.</param>
    /// <param name="lowestFrequency">Frequencies are told apart within 1000 Hz from here on: the phase is seen once per millisecond.</param>
    public BandHistory(AnalyticBand band, double lowestFrequency)
    {
        _band = band;
        _lowestFrequency = lowestFrequency;
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        _real.AsSpan(1).CopyTo(_real);
        _imaginary.AsSpan(1).CopyTo(_imaginary);
        (_real[^1], _imaginary[^1]) = _band.Filter(samples);
    }

    /// <summary>Mean power of the tone (corrected for the filter), its frequency in Hz, and the steadiness of its turn, 0 to 1.</summary>
    public (double Power, double Frequency, double Steadiness) Read()
    {
        double power = 0;
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < Length; i++)
        {
            power += (_real[i] * _real[i]) + (_imaginary[i] * _imaginary[i]);
        }

        for (int i = 1; i < Length; i++)
        {
            real += (_real[i] * _real[i - 1]) + (_imaginary[i] * _imaginary[i - 1]);
            imaginary += (_imaginary[i] * _real[i - 1]) - (_real[i] * _imaginary[i - 1]);
        }

        double ends = 0.5 * (EndPower(0) + EndPower(Length - 1));
        double frequency = Math.Atan2(imaginary, real) * 1000 / (2 * Math.PI);
        frequency += 1000 * Math.Ceiling((_lowestFrequency - frequency) / 1000);
        double steadiness = power > ends ? Math.Sqrt((real * real) + (imaginary * imaginary)) / (power - ends) : 0;
        return (2 * power / Length / _band.Response(frequency), frequency, steadiness);
    }

    public void Clear()
    {
        Array.Clear(_real);
        Array.Clear(_imaginary);
    }

    private double EndPower(int index) => (_real[index] * _real[index]) + (_imaginary[index] * _imaginary[index]);
}
