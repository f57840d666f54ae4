using PayGate.Signals.Tones;

namespace PayGate.Redaction.Tones;

/// <summary>Finds tones by steadiness of phase, fragments of about 10 ms included.</summary>
internal sealed class ResidualToneFinder : IToneFinder
{
    private readonly ResidualToneDetector _detector = new();
    private readonly List<ToneHit> _hits = [];
    private readonly int _shift;

    /// <summary>Makes a finder.</summary>
    /// <param name="shift">Samples of silence put before the audio, so that the detector's blocks fall elsewhere than another finder's.</param>
    public ResidualToneFinder(int shift)
    {
        _shift = shift;
        _detector.Process(new short[shift]);
    }

    /// <inheritdoc/>
    public void Process(ReadOnlySpan<short> samples)
    {
        _detector.Process(samples);
        Keep(_detector.Take());
    }

    /// <inheritdoc/>
    public IReadOnlyList<ToneHit> Complete()
    {
        Keep(_detector.Complete());
        return _hits;
    }

    private void Keep(IReadOnlyList<ToneRange> ranges)
    {
        foreach (ToneRange range in ranges)
        {
            long start = Math.Max(range.StartSample - _shift, 0);
            long end = Math.Max(range.StartSample - _shift + range.Length, start + 1);
            _hits.Add(new ToneHit(0, start, end, range.Key));
        }
    }
}
