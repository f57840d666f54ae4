using PayGate.Signals.Tones;

namespace PayGate.Redaction.Tones;

/// <summary>Finds tones as a receiver after ITU-T Q.24 does: by correlation in overlapping windows.</summary>
internal sealed class KeyToneFinder : IToneFinder
{
    // The detector keeps 16 events until they are drained; no hand and no machine keys that many in this time.
    private const int Piece = 800;

    private readonly KeyToneDetector _detector = new();
    private readonly List<ToneHit> _hits = [];

    /// <inheritdoc/>
    public void Process(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            ReadOnlySpan<short> piece = samples[..Math.Min(Piece, samples.Length)];
            _detector.Process(piece);
            samples = samples[piece.Length..];
            Drain();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ToneHit> Complete()
    {
        Process(new short[Piece]);
        _detector.Clear();
        Drain();
        return _hits;
    }

    private void Drain()
    {
        while (_detector.TryTake(out KeyTone tone))
        {
            if (tone.HasEnded)
            {
                long start = Math.Max(tone.StartSample, 0);
                _hits.Add(new ToneHit(0, start, Math.Max(tone.EndSample, start + 1), tone.Key));
            }
        }
    }
}
