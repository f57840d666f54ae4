using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PayGate.Signals.Tones;

/// <summary>
/// Correlates a Hann-weighted window with the eight frequencies at once, one per vector lane. Immutable; one instance serves every stream.
/// </summary>
/// <remarks>
/// The phase counts from the middle of the window: cosines are then even around it and sines odd, so that two samples at the same distance from the
/// middle share a weight, which halves the arithmetic and the tables.
/// </remarks>
internal sealed class ToneCorrelator
{
    /// <summary>Rows, then columns.</summary>
    public const int Lanes = 8;

    private const int Longest = 160;

    // By the distance from the middle of the window, the nearest first.
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly float[] _weights;
    private readonly float _weightSum;

    /// <param name="window">Length in samples, a multiple of 16, at most 160.</param>
    public ToneCorrelator(int window)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, Longest);
        ArgumentOutOfRangeException.ThrowIfNotEqual(window % (2 * Lanes), 0);
        Window = window;
        int half = window / 2;
        _cosines = new float[half * Lanes];
        _sines = new float[half * Lanes];
        _weights = new float[half];
        for (int k = 0; k < half; k++)
        {
            double distance = k + 0.5;
            double weight = 0.5 + (0.5 * Math.Cos(2 * Math.PI * distance / window));
            _weights[k] = (float)weight;
            for (int lane = 0; lane < Lanes; lane++)
            {
                double phase = 2 * Math.PI * FrequencyOf(lane) * distance / KeyFrequencies.SampleRate;
                _cosines[(k * Lanes) + lane] = (float)(weight * Math.Cos(phase));
                _sines[(k * Lanes) + lane] = (float)(-weight * Math.Sin(phase));
            }
        }

        _weightSum = 2 * _weights.Sum();
    }

    /// <summary>The 20 ms that tell a key from speech, for whoever looks for keys: one table in the processor's cache instead of one for each.</summary>
    public static ToneCorrelator TwentyMilliseconds { get; } = new(Longest);

    /// <summary>Length of the window in samples.</summary>
    public int Window { get; }

    public static double FrequencyOf(int lane) => lane < 4 ? KeyFrequencies.Rows[lane] : KeyFrequencies.Columns[lane - 4];

    /// <summary>Measures one window.</summary>
    /// <exception cref="ArgumentException">There are not as many samples as the window is long: the loops read without checks.</exception>
    [SkipLocalsInit]
    public void Measure(ReadOnlySpan<float> samples, out ToneSpectrum spectrum)
    {
        if (samples.Length != Window)
        {
            throw new ArgumentException("The samples must fill the window.", nameof(samples));
        }

        Span<float> sums = stackalloc float[Longest / 2];
        Span<float> differences = stackalloc float[Longest / 2];
        float total = Fold(samples, sums, differences) / _weightSum;
        (Vector256<float> real, Vector256<float> imaginary) = Correlate(ref sums[0], ref differences[0]);
        sums.Clear();
        differences.Clear();
        float scale = 2 / (_weightSum * _weightSum);
        spectrum = new ToneSpectrum(real, imaginary, ((real * real) + (imaginary * imaginary)) * scale, total);
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

    /// <summary>Sum and difference of the samples at each distance from the middle; returns the weighted sum of all squares.</summary>
    private float Fold(ReadOnlySpan<float> samples, Span<float> sums, Span<float> differences)
    {
        Vector256<int> backwards = Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0);
        Vector256<float> power = Vector256<float>.Zero;
        ref float middle = ref Unsafe.Add(ref MemoryMarshal.GetReference(samples), Window / 2);
        for (int k = 0; k < Window / 2; k += Lanes)
        {
            Vector256<float> after = Vector256.LoadUnsafe(ref Unsafe.Add(ref middle, k));
            Vector256<float> before = Vector256.Shuffle(Vector256.LoadUnsafe(ref Unsafe.Subtract(ref middle, k + Lanes)), backwards);
            (after + before).StoreUnsafe(ref sums[k]);
            (after - before).StoreUnsafe(ref differences[k]);
            power = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(after, after, before * before), Vector256.LoadUnsafe(ref _weights[k]), power);
        }

        return Vector256.Sum(power);
    }

    // Four sums of each kind, so that none waits for the one before it.
    private (Vector256<float> Real, Vector256<float> Imaginary) Correlate(ref float sum, ref float difference)
    {
        Vector256<float> real0 = Vector256<float>.Zero, real1 = real0, real2 = real0, real3 = real0;
        Vector256<float> imaginary0 = real0, imaginary1 = real0, imaginary2 = real0, imaginary3 = real0;
        ref float cosine = ref MemoryMarshal.GetArrayDataReference(_cosines);
        ref float sine = ref MemoryMarshal.GetArrayDataReference(_sines);
        for (nuint k = 0; k < (nuint)Window / 2; k += 4)
        {
            nuint at = k * Lanes;
            real0 = Add(real0, ref sum, k, ref cosine, at);
            imaginary0 = Add(imaginary0, ref difference, k, ref sine, at);
            real1 = Add(real1, ref sum, k + 1, ref cosine, at + Lanes);
            imaginary1 = Add(imaginary1, ref difference, k + 1, ref sine, at + Lanes);
            real2 = Add(real2, ref sum, k + 2, ref cosine, at + (2 * Lanes));
            imaginary2 = Add(imaginary2, ref difference, k + 2, ref sine, at + (2 * Lanes));
            real3 = Add(real3, ref sum, k + 3, ref cosine, at + (3 * Lanes));
            imaginary3 = Add(imaginary3, ref difference, k + 3, ref sine, at + (3 * Lanes));
        }

        return (real0 + real1 + (real2 + real3), imaginary0 + imaginary1 + (imaginary2 + imaginary3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add(Vector256<float> to, ref float sample, nuint index, ref float weights, nuint at) =>
        Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref sample, index)), Vector256.LoadUnsafe(ref weights, at), to);
}
