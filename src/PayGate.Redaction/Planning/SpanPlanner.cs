using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Planning;

/// <summary>Turns what was found into the spans to replace: padded, joined, in order, inside the recording.</summary>
internal static class SpanPlanner
{
    /// <summary>How far a find may reach beyond the end and still be cut to it: the relay's clock and the recorder's may differ by this much.</summary>
    public static readonly TimeSpan Overhang = TimeSpan.FromMilliseconds(500);

    // The outer pad that others measured for spoken data; word times of speech recognition are no better.
    private static readonly SpanMargins Spoken = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1));

    // Longer than the sweep's analysis window, so that the onset and the decay of a tone are inside.
    private static readonly SpanMargins Tone = new(TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(150));

    // The relay's own spans already hold its look-back and hang-over.
    private static readonly SpanMargins Masked = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Plans.</summary>
    /// <param name="format">The form of the audio.</param>
    /// <param name="frames">Frames in the recording.</param>
    /// <param name="candidates">What was found, in any order.</param>
    /// <exception cref="BadAudioException">A find lies outside the recording, so that it cannot be known what to remove.</exception>
    public static IReadOnlyList<PlannedSpan> Plan(WavFormat format, long frames, IEnumerable<SpanCandidate> candidates)
    {
        List<SpanCandidate> sorted = [.. candidates];
        sorted.ForEach(candidate => Check(format, frames, candidate));
        List<Draft> drafts = [.. sorted.Select(candidate => Draft.Of(candidate, Pad(format, candidate)))];
        drafts.Sort((a, b) => a.Start.CompareTo(b.Start));
        var joined = new List<Draft>();
        foreach (Draft draft in drafts)
        {
            if (joined.Count > 0 && draft.Start - joined[^1].End <= Math.Max(Gap(format, draft), Gap(format, joined[^1])))
            {
                joined[^1] = joined[^1].Join(draft);
            }
            else
            {
                joined.Add(draft);
            }
        }

        return [.. joined.Select(draft => draft.Cut(frames))];
    }

    private static void Check(WavFormat format, long frames, SpanCandidate candidate)
    {
        long end = frames + format.FrameAtOrAfter(Overhang);
        if (candidate.Start < 0 || candidate.End <= candidate.Start || candidate.Start >= frames || candidate.End > end)
        {
            throw new BadAudioException("Something to remove lies outside the recording.");
        }
    }

    private static (long Start, long End) Pad(WavFormat format, SpanCandidate candidate)
    {
        long pad = format.FrameAtOrAfter(MarginsOf(candidate.Kind).Padding);
        return (candidate.Start - pad, candidate.End + pad);
    }

    private static long Gap(WavFormat format, Draft draft) => draft.Kinds.Max(kind => format.FrameAtOrAfter(MarginsOf(kind).JoinGap));

    private static SpanMargins MarginsOf(SpanKind kind) => kind switch
    {
        SpanKind.MaskedKey => Masked,
        SpanKind.ResidualTone => Tone,
        _ => Spoken,
    };

    private sealed record Draft(long Start, long End, IReadOnlyList<SpanKind> Kinds, IReadOnlyList<string> Detectors)
    {
        public static Draft Of(SpanCandidate candidate, (long Start, long End) padded) =>
            new(padded.Start, padded.End, [candidate.Kind], [candidate.Detector]);

        public Draft Join(Draft other) => new(
            Start,
            Math.Max(End, other.End),
            [.. Kinds.Union(other.Kinds)],
            [.. Detectors.Union(other.Detectors)]);

        public PlannedSpan Cut(long frames)
        {
            long start = Math.Max(Start, 0);
            return new PlannedSpan(new FrameSpan(start, Math.Min(End, frames) - start), Kinds, Detectors);
        }
    }
}
