using System.Numerics;

namespace PayGate.Redaction.Audio;

/// <summary>Brings one channel of any sample rate to the 8 kHz at which tones are looked for; streaming, with a windowed-sinc low-pass.</summary>
/// <remarks>
/// The pass band holds all eight DTMF frequencies (697 to 1,633 Hz) flat; the filter's delay is taken out, so that output sample n
/// stands for the time n / 8000 s of the input.
/// </remarks>
internal sealed class Resampler
{
    /// <summary>Samples a second that come out.</summary>
    public const int OutputRate = 8000;

    // Zero crossings of the sinc on each side; 16 give a transition of about 500 Hz below 4 kHz.
    private const int Crossings = 16;
    private const int Phases = 256;
    private const double CutoffOfNyquist = 0.92;

    private readonly int _inputRate;
    private readonly int _half;
    private readonly float[] _kernel;
    private readonly float[] _window;
    private long _windowStart;
    private int _filled;
    private long _outputs;
    private long _inputs;

    /// <summary>Makes a resampler for one channel.</summary>
    /// <param name="inputRate">Samples a second that go in.</param>
    public Resampler(int inputRate)
    {
        _inputRate = inputRate;
        double cutoff = CutoffOfNyquist * Math.Min(1, (double)OutputRate / inputRate);
        _half = (int)Math.Ceiling(Crossings / cutoff);
        _kernel = MakeKernel(_half, cutoff);
        _window = new float[(2 * _half) + 4096];
        _windowStart = -_half;
        _filled = _half;
    }

    /// <summary>Takes samples in.</summary>
    /// <param name="input">Samples of the channel, following the ones before.</param>
    /// <param name="output">Gets what can be computed already.</param>
    public void Process(ReadOnlySpan<short> input, List<short> output)
    {
        _inputs += input.Length;
        Take(input, output, long.MaxValue);
    }

    /// <summary>Ends the channel and gives the samples that still stand in the filter.</summary>
    /// <param name="output">Gets the rest.</param>
    public void Complete(List<short> output)
    {
        long wanted = (long)((((Int128)_inputs * OutputRate) + _inputRate - 1) / _inputRate);
        Take(new short[_half + 1], output, wanted);
    }

    private void Take(ReadOnlySpan<short> input, List<short> output, long wanted)
    {
        while (!input.IsEmpty)
        {
            int part = Math.Min(input.Length, _window.Length - _filled);
            for (int i = 0; i < part; i++)
            {
                _window[_filled + i] = input[i];
            }

            _filled += part;
            input = input[part..];
            Produce(output, wanted);
            Forget();
        }
    }

    private static float[] MakeKernel(int half, double cutoff)
    {
        float[] kernel = new float[Phases * 2 * half];
        for (int phase = 0; phase < Phases; phase++)
        {
            double sum = 0;
            for (int tap = 0; tap < 2 * half; tap++)
            {
                double at = tap - half + 1 - ((double)phase / Phases);
                double sinc = at == 0 ? 1 : Math.Sin(Math.PI * cutoff * at) / (Math.PI * cutoff * at);
                double window = 0.5 + (0.5 * Math.Cos(Math.PI * at / (half + 1)));
                kernel[(phase * 2 * half) + tap] = (float)(sinc * window);
                sum += sinc * window;
            }

            for (int tap = 0; tap < 2 * half; tap++)
            {
                kernel[(phase * 2 * half) + tap] /= (float)sum;
            }
        }

        return kernel;
    }

    private void Produce(List<short> output, long wanted)
    {
        int taps = 2 * _half;
        while (_outputs < wanted)
        {
            Int128 exact = (Int128)_outputs * _inputRate;
            long whole = (long)(exact / OutputRate);
            int phase = (int)((long)(exact % OutputRate) * Phases / OutputRate);
            long first = whole - _half + 1 - _windowStart;
            if (first + taps > _filled)
            {
                return;
            }

            ReadOnlySpan<float> kernel = _kernel.AsSpan(phase * taps, taps);
            ReadOnlySpan<float> window = _window.AsSpan((int)first, taps);
            float value = Dot(kernel, window);
            output.Add((short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue));
            _outputs++;
        }
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<float> sum = Vector<float>.Zero;
        int at = 0;
        for (; at <= a.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            sum += new Vector<float>(a[at..]) * new Vector<float>(b[at..]);
        }

        float value = Vector.Sum(sum);
        for (; at < a.Length; at++)
        {
            value += a[at] * b[at];
        }

        return value;
    }

    // Drops what no later output needs.
    private void Forget()
    {
        long next = (long)((Int128)_outputs * _inputRate / OutputRate) - _half + 1;
        int drop = (int)Math.Clamp(next - _windowStart, 0, _filled);
        _window.AsSpan(drop, _filled - drop).CopyTo(_window);
        _filled -= drop;
        _windowStart += drop;
    }
}
