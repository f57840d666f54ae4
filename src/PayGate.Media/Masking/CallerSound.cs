namespace PayGate.Media.Masking;

/// <summary>Some samples of the caller: 8 kHz PCM, and what a codec of 7 kHz has above it; that part is empty in others.</summary>
internal readonly ref struct CallerSound(Span<short> low, Span<short> high)
{
    /// <summary>The sound as a telephone of 4 kHz carries it. Keys are in it, and in it alone.</summary>
    public Span<short> Low { get; } = low;

    /// <summary>The band from 4 to 8 kHz as G.722 splits it off, or empty.</summary>
    public Span<short> High { get; } = high;

    /// <summary>Samples at 8 kHz.</summary>
    public int Length => Low.Length;

    /// <summary>The part from a sample on.</summary>
    public CallerSound From(int start) => new(Low[start..], High.IsEmpty ? High : High[start..]);

    /// <summary>The part before a sample.</summary>
    public CallerSound Until(int end) => new(Low[..end], High.IsEmpty ? High : High[..end]);

    /// <summary>Overwrites all of it.</summary>
    public void Clear()
    {
        Low.Clear();
        High.Clear();
    }
}
