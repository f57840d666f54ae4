using System.Security.Cryptography;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Tones;

namespace PayGate.Redaction.Verification;

/// <summary>
/// Verifies a redacted recording from what was really stored: same length, every span replaced to the sample, everything else untouched,
/// and no key tone for detectors of another design than the planner's.
/// </summary>
/// <param name="survey">What is known of the original.</param>
/// <param name="spans">What was to be replaced.</param>
/// <param name="replacement">What was to be put there.</param>
internal sealed class RedactionVerifier(AudioSurvey survey, IReadOnlyList<FrameSpan> spans, Replacement replacement)
{
    /// <summary>Verifies.</summary>
    /// <param name="original">The original at its first frame.</param>
    /// <param name="redacted">The redacted version at its first frame.</param>
    /// <param name="progress">Gets the frames verified so far.</param>
    /// <param name="cancellationToken">Ends the pass early.</param>
    public VerificationReport Verify(
        IAudioSource original,
        IAudioSource redacted,
        Action<long>? progress,
        CancellationToken cancellationToken)
    {
        if (redacted.Format != survey.Format || original.Format != survey.Format)
        {
            return new VerificationReport([new VerificationCheck("sameFormat", false, 1)], [], ReadOnlyMemory<byte>.Empty);
        }

        var comparer = new SpanComparer(survey.Format, spans, replacement);
        var sweeps = new[] { ToneFinders.Verifying, ToneFinders.VerifyingShifted }
            .Select(finder => new ToneSweep(survey.Format, finder)).ToArray();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] expected = new byte[AudioPass.BlockBytes(survey.Format)];
        long originals = 0;
        AudioPass.Run(
            redacted,
            block =>
            {
                Span<byte> beside = expected.AsSpan(0, block.Length);
                originals += ReadFully(original, beside);
                comparer.Compare(beside, block);
                foreach (ToneSweep sweep in sweeps)
                {
                    sweep.Process(block);
                }

                hash.AppendData(block);
            },
            progress,
            cancellationToken);
        originals += original.Read(expected);
        expected.AsSpan().Clear();
        ToneHit[] tones = [.. sweeps.SelectMany(sweep => sweep.Complete())];
        return new VerificationReport(Checks(comparer, originals, tones.Length), tones, hash.GetHashAndReset());
    }

    private static long ReadFully(IAudioSource source, Span<byte> frames)
    {
        int size = source.Format.BytesPerFrame;
        int filled = 0;
        int read;
        while (filled < frames.Length && (read = source.Read(frames[filled..])) > 0)
        {
            filled += read * size;
        }

        // A shorter original must not look equal to what is left from the block before.
        frames[filled..].Clear();
        return filled / size;
    }

    private VerificationCheck[] Checks(SpanComparer comparer, long originals, int tones) =>
    [
        new("sameLength", comparer.Frames == survey.Frames && originals == survey.Frames, Math.Abs(comparer.Frames - originals)),
        new("everySpanSeen", comparer.SpansSeen == spans.Count, spans.Count - comparer.SpansSeen),
        new("spansReplaced", comparer.NotReplaced == 0, comparer.NotReplaced),
        new("restUntouched", comparer.Altered == 0, comparer.Altered),
        new("noKeyTones", tones == 0, tones),
        new("verifierHearsTones", ToneFinders.VerifiersHear(), 0),
    ];
}
