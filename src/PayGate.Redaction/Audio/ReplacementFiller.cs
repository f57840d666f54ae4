namespace PayGate.Redaction.Audio;

/// <summary>Makes what stands in the place of removed frames. It depends on nothing but the frame's number, so that a verifier can ask again.</summary>
internal sealed class ReplacementFiller
{
    private const double BleepHertz = 1000;
    private const double BleepAmplitude = 3277;

    private readonly WavFormat _format;
    private readonly Replacement _replacement;

    /// <summary>Makes a filler.</summary>
    public ReplacementFiller(WavFormat format, Replacement replacement)
    {
        _format = format;
        _replacement = replacement;
    }

    /// <summary>Replaces frames.</summary>
    /// <param name="firstFrame">The number of the first of them in the recording.</param>
    /// <param name="frames">Whole frames.</param>
    public void Fill(long firstFrame, Span<byte> frames)
    {
        int size = _format.BytesPerSample;
        Span<byte> stored = stackalloc byte[size];
        if (_replacement == Replacement.Silence)
        {
            LinearSamples.Encode(_format.Encoding, 0, stored);
            Repeat(stored, frames);
            return;
        }

        int frameSize = _format.BytesPerFrame;
        for (int at = 0; at < frames.Length; at += frameSize)
        {
            // The phase is taken modulo one second, so that frame numbers of long recordings keep their precision.
            double phase = Math.Tau * BleepHertz * (firstFrame % _format.SampleRate) / _format.SampleRate;
            LinearSamples.Encode(_format.Encoding, (short)(BleepAmplitude * Math.Sin(phase)), stored);
            Repeat(stored, frames.Slice(at, frameSize));
            firstFrame++;
        }
    }

    private static void Repeat(ReadOnlySpan<byte> stored, Span<byte> bytes)
    {
        if (stored.Length == 1)
        {
            bytes.Fill(stored[0]);
            return;
        }

        for (int at = 0; at < bytes.Length; at += stored.Length)
        {
            stored.CopyTo(bytes[at..]);
        }
    }
}
