using PayGate.Redaction.Audio;
using PayGate.Redaction.Planning;
using PayGate.Redaction.Tones;
using PayGate.Redaction.Verification;

namespace PayGate.Redaction.Pipeline;

/// <summary>Survey, plan, write and verify, whatever the recording is stored in.</summary>
/// <param name="workspace">Where the recording is.</param>
/// <param name="replacement">What stands in the place of what is removed.</param>
/// <param name="progress">Gets 0 to 100 as the passes go on.</param>
internal sealed class AudioRedactor(IRedactionWorkspace workspace, Replacement replacement, Action<int>? progress)
{
    private const int MostRounds = 3;
    private const int SurveyShare = 35;
    private const int WriteShare = 20;

    /// <summary>Reads the original through once.</summary>
    /// <param name="expectedFrames">Frames to expect, for progress only.</param>
    /// <param name="cancellationToken">Ends the pass early.</param>
    /// <exception cref="BadAudioException">The audio is damaged.</exception>
    public AudioSurvey Survey(long expectedFrames, CancellationToken cancellationToken)
    {
        using IAudioSource source = workspace.OpenOriginal();
        var sweep = new ToneSweep(source.Format, ToneFinders.Planning);
        long frames = AudioPass.Run(
            source,
            block => sweep.Process(block),
            done => Report(0, SurveyShare, done, expectedFrames),
            cancellationToken);
        return new AudioSurvey(source.Format, frames, sweep.Complete());
    }

    /// <summary>Writes and verifies the redacted version.</summary>
    /// <param name="survey">What <see cref="Survey"/> found.</param>
    /// <param name="known">What else is to be removed.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="BadAudioException">Something to remove lies outside the recording, or the original changed meanwhile.</exception>
    public AudioRedaction Redact(AudioSurvey survey, IEnumerable<SpanCandidate> known, CancellationToken cancellationToken)
    {
        List<SpanCandidate> candidates = [.. known, .. survey.Tones.Select(hit => Candidate(hit, ToneFinders.PlanningName))];
        for (int round = 1; ; round++)
        {
            IReadOnlyList<PlannedSpan> plan = SpanPlanner.Plan(survey.Format, survey.Frames, candidates);
            FrameSpan[] spans = [.. plan.Select(span => span.Frames)];
            Write(survey, spans, cancellationToken);
            VerificationReport report = Verify(survey, spans, cancellationToken);
            if (report.Passed || report.Tones.Count == 0 || round == MostRounds)
            {
                return new AudioRedaction(plan, report, round);
            }

            candidates.AddRange(report.Tones.Select(hit => Candidate(hit, ToneFinders.VerifyingName)));
        }
    }

    private static SpanCandidate Candidate(ToneHit hit, string detector) => new(hit.Start, hit.End, SpanKind.ResidualTone, detector);

    private void Write(AudioSurvey survey, FrameSpan[] spans, CancellationToken cancellationToken) =>
        workspace.WriteRedacted(survey.Format, survey.Frames, sink =>
        {
            using IAudioSource source = workspace.OpenOriginal();
            var muter = new SpanMuter(survey.Format, survey.Frames, spans, replacement);
            AudioPass.Run(
                source,
                block =>
                {
                    muter.Apply(block);
                    sink.Write(block);
                },
                done => Report(SurveyShare, WriteShare, done, survey.Frames),
                cancellationToken);
            muter.Complete();
        });

    private VerificationReport Verify(AudioSurvey survey, FrameSpan[] spans, CancellationToken cancellationToken)
    {
        using IAudioSource original = workspace.OpenOriginal();
        using IAudioSource redacted = workspace.OpenRedacted();
        const int Before = SurveyShare + WriteShare;
        return new RedactionVerifier(survey, spans, replacement).Verify(
            original,
            redacted,
            done => Report(Before, 99 - Before, done, survey.Frames),
            cancellationToken);
    }

    private void Report(int before, int share, long done, long expected) =>
        progress?.Invoke(before + (int)Math.Min(share, done * share / Math.Max(expected, 1)));
}
