using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PayGate.Signals.Tones;

/// <summary>
/// Correlates a Hann-weighted window with the eight frequencies at once: a bank of eight Goertzel filters, one per vector lane.
/// Immutable; one instance serves every stream.
/// </summary>
internal sealed class ToneCorrelator
{
    /// <summary>Rows, then columns.</summary>
    public const int Lanes = 8;

    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly float[] _weights;
    private readonly float _weightSum;

    /// <param name="window">Length in samples, a multiple of 8.</param>
    public ToneCorrelator(int window)
    {
        Window = window;
        _cosines = new float[window * Lanes];
        _sines = new float[window * Lanes];
        _weights = new float[window];
        for (int n = 0; n < window; n++)
        {
            double weight = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (n + 0.5) / window));
            _weights[n] = (float)weight;
            for (int lane = 0; lane < Lanes; lane++)
            {
                double phase = 2 * Math.PI * FrequencyOf(lane) * n / KeyFrequencies.SampleRate;
                _cosines[(n * Lanes) + lane] = (float)(weight * Math.Cos(phase));
                _sines[(n * Lanes) + lane] = (float)(-weight * Math.Sin(phase));
            }
        }

        _weightSum = _weights.Sum();
    }

    /// <summary>Length of the window in samples.</summary>
    public int Window { get; }

    public static double FrequencyOf(int lane) => lane < 4 ? KeyFrequencies.Rows[lane] : KeyFrequencies.Columns[lane - 4];

    /// <summary>Measures one window.</summary>
    /// <exception cref="ArgumentException">There are not as many samples as the window is long: the loop reads without checks.</exception>
    public void Measure(ReadOnlySpan<float> samples, out ToneSpectrum spectrum)
    {
        if (samples.Length != Window)
        {
            throw new ArgumentException("The samples must fill the window.", nameof(samples));
        }

        Vector256<float> real = Vector256<float>.Zero;
        Vector256<float> imaginary = Vector256<float>.Zero;
        Vector256<float> realOdd = Vector256<float>.Zero;
        Vector256<float> imaginaryOdd = Vector256<float>.Zero;
        ref float sample = ref MemoryMarshal.GetReference(samples);
        ref float cosine = ref MemoryMarshal.GetArrayDataReference(_cosines);
        ref float sine = ref MemoryMarshal.GetArrayDataReference(_sines);
        for (nuint n = 0; n < (nuint)Window; n += 2)
        {
            Vector256<float> even = Vector256.Create(Unsafe.Add(ref sample, n));
            Vector256<float> odd = Vector256.Create(Unsafe.Add(ref sample, n + 1));
            nuint at = n * Lanes;
            real = Vector256.FusedMultiplyAdd(even, Vector256.LoadUnsafe(ref cosine, at), real);
            imaginary = Vector256.FusedMultiplyAdd(even, Vector256.LoadUnsafe(ref sine, at), imaginary);
            realOdd = Vector256.FusedMultiplyAdd(odd, Vector256.LoadUnsafe(ref cosine, at + Lanes), realOdd);
            imaginaryOdd = Vector256.FusedMultiplyAdd(odd, Vector256.LoadUnsafe(ref sine, at + Lanes), imaginaryOdd);
        }

        real += realOdd;
        imaginary += imaginaryOdd;
        float scale = 2 / (_weightSum * _weightSum);
        spectrum = new ToneSpectrum(real, imaginary, ((real * real) + (imaginary * imaginary)) * scale, Power(samples));
    }

    /// <summary>What is left of a tone's power when it is off the lane's frequency by so many Hz: the response of the Hann window.</summary>
    public double Response(double offset)
    {
        double bins = Math.Min(Math.Abs(offset) * Window / KeyFrequencies.SampleRate, 1.5);
        if (bins < 1e-6)
        {
            return 1;
        }

        double sinc = Math.Sin(Math.PI * bins) / (Math.PI * bins);
        double distance = 1 - (bins * bins);
        double amplitude = Math.Abs(distance) < 1e-6 ? 0.5 : sinc / distance;
        return amplitude * amplitude;
    }

    private float Power(ReadOnlySpan<float> samples)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        ref float sample = ref MemoryMarshal.GetReference(samples);
        ref float weight = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (nuint n = 0; n < (nuint)Window; n += Lanes)
        {
            Vector256<float> value = Vector256.LoadUnsafe(ref sample, n);
            sum = Vector256.FusedMultiplyAdd(value * value, Vector256.LoadUnsafe(ref weight, n), sum);
        }

        return Vector256.Sum(sum) / _weightSum;
    }
}
