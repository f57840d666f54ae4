using System.Runtime.CompilerServices;

namespace PayGate.Signals.Codecs;

/// <summary>
/// What a G.722 sender and its receiver know in common after every code they shared: both bands. A copy is a snapshot, from which another
/// sender or receiver can go on.
/// </summary>
public struct G722State
{
    private const int LowestBand = -16384;
    private const int HighestBand = 16383;

    private G722Band _low;
    private G722Band _high;

    /// <summary>The state both sides begin with.</summary>
    public static G722State Initial
    {
        get
        {
            G722State state = default;
            state._low.Step = 32;
            state._high.Step = 8;
            return state;
        }
    }

    /// <summary>
    /// Decodes; a code gives one sample at 8 kHz of each band. The low band, at twice its level, is the sound as a telephone of 4 kHz carries it.
    /// </summary>
    /// <param name="codes">64 kbit/s, high band in the two upper bits.</param>
    /// <param name="low">Sound below 4 kHz, 16 bits.</param>
    /// <param name="high">Sound above 4 kHz, mirrored; 15 bits.</param>
    /// <exception cref="ArgumentException">A target is shorter than the source.</exception>
    public void Decode(ReadOnlySpan<byte> codes, Span<short> low, Span<short> high)
    {
        RequireRoom(codes.Length, Math.Min(low.Length, high.Length));
        for (int i = 0; i < codes.Length; i++)
        {
            (low[i], high[i]) = Take(codes[i]);
        }
    }

    /// <summary>Encodes; an empty <paramref name="high"/> is silence above 4 kHz.</summary>
    /// <param name="low">As <see cref="Decode"/> gives it.</param>
    /// <param name="high">As <see cref="Decode"/> gives it, or empty.</param>
    /// <param name="codes">As many as there are samples in <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The target is shorter than the source, or the bands differ in length.</exception>
    public void Encode(ReadOnlySpan<short> low, ReadOnlySpan<short> high, Span<byte> codes)
    {
        RequireRoom(low.Length, high.IsEmpty ? codes.Length : Math.Min(codes.Length, high.Length));
        for (int i = 0; i < low.Length; i++)
        {
            int lowCode = G722Quantizer.Low((low[i] >> 1) - _low.Prediction, _low.Step);
            int highCode = G722Quantizer.High((high.IsEmpty ? 0 : high[i]) - _high.Prediction, _high.Step);
            codes[i] = (byte)((highCode << 6) | lowCode);
            AdaptLow(lowCode);
            AdaptHigh(highCode);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (short Low, short High) Take(byte code)
    {
        int lowCode = code & 0x3F;
        int highCode = code >> 6;
        int low = Math.Clamp(_low.Prediction + (_low.Step * G722Tables.LowDifference64[lowCode] >> 15), LowestBand, HighestBand);
        AdaptLow(lowCode);
        int high = Math.Clamp(_high.Prediction + (_high.Step * G722Tables.HighDifference[highCode] >> 15), LowestBand, HighestBand);
        AdaptHigh(highCode);
        return ((short)(low << 1), (short)high);
    }

    /// <summary>The predictor follows the four upper bits alone, whatever the rate (clause 3.5).</summary>
    private void AdaptLow(int code)
    {
        int difference = _low.Step * G722Tables.LowDifference48[code >> 2] >> 15;
        int log = (_low.LogStep * 127 >> 7) + G722Tables.LowStepChange[code >> 2];
        _low.LogStep = Math.Clamp(log, 0, 18432);
        _low.Step = G722Tables.Step(_low.LogStep, 8);
        _low.Adapt(difference);
    }

    private void AdaptHigh(int code)
    {
        int difference = _high.Step * G722Tables.HighDifference[code] >> 15;
        int log = (_high.LogStep * 127 >> 7) + G722Tables.HighStepChange[code];
        _high.LogStep = Math.Clamp(log, 0, 22528);
        _high.Step = G722Tables.Step(_high.LogStep, 10);
        _high.Adapt(difference);
    }

    private static void RequireRoom(int needed, int available)
    {
        if (available < needed)
        {
            throw new ArgumentException("A target is shorter than the source, or the bands differ in length.");
        }
    }
}
