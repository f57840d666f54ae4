using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PayGate.Signals.Tones;

namespace PayGate.Signals.Listening;

/// <summary>
/// One group of key frequencies turned down to a slow complex signal, one value every 2 ms. A single tone turns by a constant angle from value
/// to value: the angle is its frequency, and how constant it is says whether the band holds one tone and nothing else.
/// </summary>
internal sealed class LeakBand
{
    /// <summary>Values looked at together, and one before them to turn from.</summary>
    public const int Values = 8;

    /// <summary>Samples between two values.</summary>
    public const int Step = 16;

    private const double ValuesPerSecond = (double)KeyFrequencies.SampleRate / Step;

    private readonly float[] _realTaps;
    private readonly float[] _imaginaryTaps;
    private readonly double _centre;

    // The last values, the newest in the last lane, and the same a step earlier.
    private Vector256<float> _real;
    private Vector256<float> _imaginary;
    private Vector256<float> _realBefore;
    private Vector256<float> _imaginaryBefore;

    /// <param name="centre">Middle of the band in Hz; frequencies are told apart within 250 Hz of it.</param>
    /// <param name="length">Taps of the filter, a multiple of 8.</param>
    public LeakBand(double centre, int length)
    {
        _centre = centre;
        (_realTaps, _imaginaryTaps) = (new float[length], new float[length]);
        for (int n = 0; n < length; n++)
        {
            double weight = (1 - Math.Cos(2 * Math.PI * (n + 0.5) / length)) / length;
            double phase = 2 * Math.PI * centre * (n - (length / 2.0)) / KeyFrequencies.SampleRate;
            (_realTaps[n], _imaginaryTaps[n]) = ((float)(weight * Math.Cos(phase)), (float)(-weight * Math.Sin(phase)));
        }
    }

    /// <summary>Mean power of the last values, before <see cref="Response"/>.</summary>
    public float Power { get; private set; }

    /// <summary>Takes the value where the filter's middle is in the middle of the samples.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        ReadOnlySpan<float> inner = samples.Slice((samples.Length - _realTaps.Length) / 2, _realTaps.Length);
        (float real, float imaginary) = Filter(inner);
        (_realBefore, _imaginaryBefore) = (_real, _imaginary);
        _real = LastValues.Push(_real, real);
        _imaginary = LastValues.Push(_imaginary, imaginary);
        Power = 2 * Vector256.Sum((_real * _real) + (_imaginary * _imaginary)) / Values;
    }

    /// <summary>How steadily the values turn, 0 to 1; cheaper to know than the frequency.</summary>
    public double Steadiness
    {
        get
        {
            (double real, double imaginary) = Turn();
            double power = 0.5 * Vector256.Sum(
                (_real * _real) + (_imaginary * _imaginary) + (_realBefore * _realBefore) + (_imaginaryBefore * _imaginaryBefore));
            return power > 0 ? Math.Sqrt((real * real) + (imaginary * imaginary)) / power : 0;
        }
    }

    /// <summary>The frequency in Hz.</summary>
    public double Frequency
    {
        get
        {
            (double real, double imaginary) = Turn();
            double turn = Math.Atan2(imaginary, real) * ValuesPerSecond / (2 * Math.PI);
            return turn + (ValuesPerSecond * Math.Round((_centre - turn) / ValuesPerSecond));
        }
    }

    /// <summary>Part of a tone's power that passes the filter at a frequency in Hz.</summary>
    public double Response(double frequency)
    {
        double bins = Math.Min(Math.Abs(frequency - _centre) * _realTaps.Length / KeyFrequencies.SampleRate, 1.6);
        double distance = 1 - (bins * bins);
        if (bins < 1e-6 || Math.Abs(distance) < 1e-6)
        {
            return bins < 1e-6 ? 1 : 0.25;
        }

        double amplitude = Math.Sin(Math.PI * bins) / (Math.PI * bins) / distance;
        return amplitude * amplitude;
    }

    /// <summary>Overwrites what is held.</summary>
    public void Clear()
    {
        (_real, _imaginary) = (default, default);
        (_realBefore, _imaginaryBefore) = (default, default);
        Power = 0;
    }

    private (double Real, double Imaginary) Turn() => (
        Vector256.Sum((_real * _realBefore) + (_imaginary * _imaginaryBefore)),
        Vector256.Sum((_imaginary * _realBefore) - (_real * _imaginaryBefore)));

    private (float Real, float Imaginary) Filter(ReadOnlySpan<float> samples)
    {
        Vector256<float> real = Vector256<float>.Zero;
        Vector256<float> imaginary = Vector256<float>.Zero;
        ref float sample = ref MemoryMarshal.GetReference(samples);
        ref float cosine = ref MemoryMarshal.GetArrayDataReference(_realTaps);
        ref float sine = ref MemoryMarshal.GetArrayDataReference(_imaginaryTaps);
        for (nuint n = 0; n < (nuint)samples.Length; n += (nuint)Vector256<float>.Count)
        {
            Vector256<float> value = Vector256.LoadUnsafe(ref sample, n);
            real = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref cosine, n), real);
            imaginary = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref sine, n), imaginary);
        }

        return (Vector256.Sum(real), Vector256.Sum(imaginary));
    }
}
