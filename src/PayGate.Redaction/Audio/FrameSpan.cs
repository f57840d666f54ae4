namespace PayGate.Redaction.Audio;

/// <summary>A half-open range of frames in a recording.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="Length">Frames, 1 or more.</param>
internal readonly record struct FrameSpan(long Start, long Length)
{
    /// <summary>The first frame behind the range.</summary>
    public long End => Start + Length;
}
