using System.Runtime.Intrinsics;

namespace PayGate.Signals.Tones;

/// <summary>
/// A complex band-pass (a Hann window turned to the band's centre) that yields one value per millisecond. The turn of the phase from
/// value to value is the frequency of whatever single tone the band holds; how steady it turns says whether it is one.
/// </summary>
internal sealed class AnalyticBand
{
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly double _centre;

    public AnalyticBand(double centre, int length)
    {
        _centre = centre;
        _real = new float[length];
        _imaginary = new float[length];
        double sum = length / 2.0;
        for (int n = 0; n < length; n++)
        {
            double weight = (0.5 - (0.5 * Math.Cos(2 * Math.PI * (n + 0.5) / length))) / sum;
            double phase = 2 * Math.PI * centre * n / KeyFrequencies.SampleRate;
            _real[n] = (float)(weight * Math.Cos(phase));
            _imaginary[n] = (float)(-weight * Math.Sin(phase));
        }
    }

    public int Length => _real.Length;

    /// <summary>The value of the band where the filter's middle is at the middle of the samples.</summary>
    public (float Real, float Imaginary) Filter(ReadOnlySpan<float> samples)
    {
        samples = samples.Slice((samples.Length - Length) / 2, Length);
        return (Dot(samples, _real), Dot(samples, _imaginary));
    }

    /// <summary>Part of a tone's power that passes at a frequency in Hz.</summary>
    public double Response(double frequency)
    {
        double bins = Math.Min(Math.Abs(frequency - _centre) * Length / KeyFrequencies.SampleRate, 1.6);
        double distance = 1 - (bins * bins);
        if (bins < 1e-6 || Math.Abs(distance) < 1e-6)
        {
            return bins < 1e-6 ? 1 : 0.25;
        }

        double amplitude = Math.Sin(Math.PI * bins) / (Math.PI * bins) / distance;
        return amplitude * amplitude;
    }

    private static float Dot(ReadOnlySpan<float> samples, ReadOnlySpan<float> weights)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        for (int n = 0; n < samples.Length; n += Vector256<float>.Count)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(samples[n..]), Vector256.Create(weights[n..]), sum);
        }

        return Vector256.Sum(sum);
    }
}
