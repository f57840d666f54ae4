namespace PayGate.Redaction.Audio;

/// <summary>Replaces spans to the sample, on every channel, in audio that passes by from its first frame to its last.</summary>
internal sealed class SpanMuter
{
    private readonly IReadOnlyList<FrameSpan> _spans;
    private readonly ReplacementFiller _filler;
    private readonly int _frameSize;
    private readonly long _frames;
    private long _position;
    private int _next;

    /// <summary>Makes a muter for one pass.</summary>
    /// <param name="format">The form of the audio.</param>
    /// <param name="frames">Frames in the recording.</param>
    /// <param name="spans">What to replace; in order and apart.</param>
    /// <param name="replacement">What to put there.</param>
    /// <exception cref="BadAudioException">The spans do not fit the recording.</exception>
    public SpanMuter(WavFormat format, long frames, IReadOnlyList<FrameSpan> spans, Replacement replacement)
    {
        FrameSpans.Check(spans, frames);
        _spans = spans;
        _filler = new ReplacementFiller(format, replacement);
        _frameSize = format.BytesPerFrame;
        _frames = frames;
    }

    /// <summary>Treats the next frames.</summary>
    /// <param name="frames">Whole frames, replaced where they lie in a span.</param>
    public void Apply(Span<byte> frames)
    {
        long end = _position + (frames.Length / _frameSize);
        while (_next < _spans.Count && _spans[_next].Start < end)
        {
            FrameSpan span = _spans[_next];
            long from = Math.Max(span.Start, _position);
            long to = Math.Min(span.End, end);
            _filler.Fill(from, frames[((int)(from - _position) * _frameSize)..((int)(to - _position) * _frameSize)]);
            if (span.End > end)
            {
                break;
            }

            _next++;
        }

        _position = end;
    }

    /// <summary>Ends the pass.</summary>
    /// <exception cref="BadAudioException">The audio was not as long as announced, so spans may not have been where they were meant.</exception>
    public void Complete()
    {
        if (_position != _frames || _next != _spans.Count)
        {
            throw new BadAudioException("The recording changed its length while it was redacted.");
        }
    }
}
