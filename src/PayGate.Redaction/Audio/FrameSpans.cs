namespace PayGate.Redaction.Audio;

/// <summary>Rules that every list of spans must keep before audio is touched.</summary>
internal static class FrameSpans
{
    /// <summary>Checks that spans are in order, apart, not empty and inside the recording.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="frames">Frames in the recording.</param>
    /// <exception cref="BadAudioException">
    /// They are not. A span past the end is refused, never clipped in silence: its audio would then be somewhere else.
    /// </exception>
    public static void Check(IReadOnlyList<FrameSpan> spans, long frames)
    {
        long end = 0;
        foreach (FrameSpan span in spans)
        {
            if (span.Start < 0 || span.Length <= 0)
            {
                throw new BadAudioException("A span to remove is empty or starts before the recording.");
            }

            if (span.Start > frames || span.Length > frames - span.Start)
            {
                throw new BadAudioException("A span to remove reaches beyond the end of the recording.");
            }

            if (span.Start < end)
            {
                throw new BadAudioException("The spans to remove overlap or are out of order.");
            }

            end = span.End;
        }
    }
}
