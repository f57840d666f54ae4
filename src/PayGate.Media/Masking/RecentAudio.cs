namespace PayGate.Media.Masking;

/// <summary>
/// The last 60 ms that left an open mask, still encoded. When the mask closes they are stretched over the time that the delay line
/// needs to fill, so that a word is drawn out and not cut.
/// </summary>
internal sealed class RecentAudio
{
    /// <summary>Samples kept.</summary>
    public const int Length = 480;

    private const int Template = 80;
    private const int ShortestPeriod = 32;
    private const int LongestPeriod = 160;

    private readonly byte[] _codes = new byte[Length];
    private PayloadKind _kind;
    private int _count;

    /// <summary>Position behind the last sample.</summary>
    public long End { get; private set; }

    /// <summary>Whether enough in a row is known to go on from.</summary>
    public bool IsFull => _count >= Length;

    /// <summary>Keeps the end of a packet.</summary>
    public void Add(PayloadKind kind, long position, ReadOnlySpan<byte> codes)
    {
        if (position != End || kind != _kind)
        {
            _count = 0;
        }

        _kind = kind;
        End = position + codes.Length;
        if (codes.Length >= Length)
        {
            codes[^Length..].CopyTo(_codes);
        }
        else
        {
            _codes.AsSpan(codes.Length).CopyTo(_codes);
            codes.CopyTo(_codes.AsSpan(Length - codes.Length));
        }

        _count = Math.Min(Length, _count + codes.Length);
    }

    /// <summary>Whether there is sound above 4 kHz in it.</summary>
    public bool IsWide => CallerCodec.IsWide(_kind);

    /// <summary>
    /// Decodes what is kept, all of it, and returns what is known after it. A codec with a memory has found to its sender's state by then but
    /// for traces (the memory of G.722 halves within 3 to 22 ms).
    /// </summary>
    public CallerCodec Decode(CallerSound sound)
    {
        CallerCodec codec = default;
        codec.Decode(_kind, _codes, sound);
        return codec;
    }

    /// <summary>Overwrites what is kept.</summary>
    public void Clear()
    {
        Array.Clear(_codes);
        _count = 0;
    }

    /// <summary>Goes on after the sound by repeating its last period, ever softer, down to nothing.</summary>
    public static void Continue(CallerSound sound, CallerSound continuation)
    {
        int period = BestPeriod(sound.Low);
        Repeat(sound.Low, period, continuation.Low);
        if (!sound.High.IsEmpty)
        {
            Repeat(sound.High, period, continuation.High);
        }
    }

    private static void Repeat(ReadOnlySpan<short> samples, int period, Span<short> continuation)
    {
        for (int i = 0; i < continuation.Length; i++)
        {
            int repeated = samples[samples.Length - period + (i % period)];
            continuation[i] = (short)(repeated * (continuation.Length - i) / continuation.Length);
        }
    }

    private static int BestPeriod(ReadOnlySpan<short> samples)
    {
        ReadOnlySpan<short> template = samples[^Template..];
        int best = LongestPeriod;
        double highest = double.NegativeInfinity;
        for (int period = ShortestPeriod; period <= LongestPeriod; period++)
        {
            ReadOnlySpan<short> earlier = samples.Slice(samples.Length - Template - period, Template);
            double product = 0;
            double power = 1;
            for (int i = 0; i < Template; i++)
            {
                product += template[i] * earlier[i];
                power += earlier[i] * earlier[i];
            }

            double likeness = product / Math.Sqrt(power);
            if (likeness > highest)
            {
                (best, highest) = (period, likeness);
            }
        }

        return best;
    }
}
