using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Verification;

/// <summary>Compares a redacted recording with its original, frame by frame: replaced inside the spans, untouched outside.</summary>
internal sealed class SpanComparer
{
    private readonly IReadOnlyList<FrameSpan> _spans;
    private readonly ReplacementFiller _filler;
    private readonly int _frameSize;
    private byte[] _expected = [];
    private long _position;
    private int _next;

    /// <summary>Makes a comparer for one pass.</summary>
    public SpanComparer(WavFormat format, IReadOnlyList<FrameSpan> spans, Replacement replacement)
    {
        _spans = spans;
        _filler = new ReplacementFiller(format, replacement);
        _frameSize = format.BytesPerFrame;
    }

    /// <summary>Frames compared.</summary>
    public long Frames => _position;

    /// <summary>Spans that were passed whole.</summary>
    public int SpansSeen => _next;

    /// <summary>Frames inside a span that do not hold the replacement.</summary>
    public long NotReplaced { get; private set; }

    /// <summary>Frames outside every span that differ from the original.</summary>
    public long Altered { get; private set; }

    /// <summary>Compares the next frames.</summary>
    public void Compare(ReadOnlySpan<byte> original, ReadOnlySpan<byte> redacted)
    {
        long end = _position + (redacted.Length / _frameSize);
        long at = _position;
        while (at < end)
        {
            bool spansLeft = _next < _spans.Count;
            bool inside = spansLeft && at >= _spans[_next].Start;
            long edge = !spansLeft ? end : Math.Min(end, inside ? _spans[_next].End : _spans[_next].Start);
            Range part = ((int)(at - _position) * _frameSize)..((int)(edge - _position) * _frameSize);
            if (inside)
            {
                NotReplaced += Differences(Expected(at, redacted[part].Length), redacted[part]);
                _next += edge == _spans[_next].End ? 1 : 0;
            }
            else
            {
                Altered += Differences(original[part], redacted[part]);
            }

            at = edge;
        }

        _position = end;
    }

    private ReadOnlySpan<byte> Expected(long frame, int length)
    {
        if (_expected.Length < length)
        {
            _expected = new byte[length];
        }

        _filler.Fill(frame, _expected.AsSpan(0, length));
        return _expected.AsSpan(0, length);
    }

    private long Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found)
    {
        if (expected.SequenceEqual(found))
        {
            return 0;
        }

        long count = 0;
        for (int at = 0; at < found.Length; at += _frameSize)
        {
            count += expected.Slice(at, _frameSize).SequenceEqual(found.Slice(at, _frameSize)) ? 0 : 1;
        }

        return count;
    }
}
