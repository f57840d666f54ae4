using PayGate.Signals.Tones;

namespace PayGate.Media.Masking;

/// <summary>Listens to what enters the delay line and masks in it whatever may be a key.</summary>
internal sealed class KeyWatch(DelayLine line, MaskScratch scratch)
{
    /// <summary>Masked before the first window that suspects: 12 ms.</summary>
    private const int Before = 100;

    /// <summary>Masked after the last window that suspects: 25 ms, so that a torn tone stays one stretch.</summary>
    private const int After = 200;

    /// <summary>A tone cut off by a loss so soon after its start is not suspected yet: 12 ms.</summary>
    private const int Unheard = 96;

    /// <summary>What the detector needs around a late packet to judge it.</summary>
    private const int Context = 240;

    private readonly ToneOnsetDetector _detector = new();
    private readonly ToneOnsetDetector _again = new();
    private long _base;

    /// <summary>Whether the newest audio suspects a key.</summary>
    public bool IsSounding => _detector.IsSounding;

    /// <summary>Begins anew at a position.</summary>
    public void Restart(long position)
    {
        _detector.Clear();
        _base = position - _detector.Position;
    }

    /// <summary>Listens to the next samples; <see langword="true"/> when a key is suspected.</summary>
    public bool Hear(ReadOnlySpan<short> samples)
    {
        _detector.Process(samples);
        return MaskSuspects(_detector, _base);
    }

    /// <summary>The next samples did not come. What came just before them cannot be judged any more and is masked.</summary>
    public void Miss(long position, int count)
    {
        _detector.ProcessMissing(count);
        MaskSuspects(_detector, _base);
        Cut(position);
    }

    /// <summary>Nothing comes after a position for now: what came just before it cannot be judged and is masked.</summary>
    public void Cut(long position) => line.Mask(position - Unheard, position);

    /// <summary>Judges a stretch again that a late packet filled.</summary>
    public void HearAgain(long from, long until)
    {
        from = Math.Max(line.Tail, from - Context);
        until = Math.Min(line.Head, until + Context);
        Span<short> stretch = scratch.Stretch.AsSpan(0, (int)(until - from));
        line.CopyTo(from, stretch);
        _again.Clear();
        long position = _again.Position;
        _again.Process(stretch);
        MaskSuspects(_again, from - position);
        stretch.Clear();
    }

    /// <summary>Overwrites every sample held.</summary>
    public void Clear()
    {
        _detector.Clear();
        _again.Clear();
    }

    private bool MaskSuspects(ToneOnsetDetector detector, long origin)
    {
        if (!detector.TryTakeSuspect(out long from, out long until))
        {
            return false;
        }

        line.Mask(origin + from - Before, origin + until + After);
        return true;
    }
}
