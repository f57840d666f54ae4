using PayGate.Contracts.Recordings;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Planning;
using PayGate.Redaction.Tones;

namespace PayGate.Redaction.Manifests;

/// <summary>Puts what redaction knows into the words of the manifest.</summary>
internal static class ManifestParts
{
    private static readonly string[] Verifiers = ["key-tone (ITU-T Q.24)", "residual-tone (shifted)", "sample comparison"];

    /// <summary>The manifest of redacted audio; what it belongs to is added by the caller.</summary>
    public static RedactionManifest Of(AudioSurvey survey, AudioRedaction redaction, ManifestSource original, DateTimeOffset now) => new()
    {
        RedactedAt = now,
        DurationMs = Milliseconds(survey.Format.TimeOf(survey.Frames)),
        Samples = survey.Frames,
        SampleRate = survey.Format.SampleRate,
        Channels = survey.Format.Channels,
        Released = redaction.Verification.Passed,
        Original = original,
        RedactedSha256 = Convert.ToHexStringLower(redaction.Verification.AudioHash.Span),
        Removed = [.. redaction.Spans.Select(span => Of(survey.Format, span))],
        Verification = new ManifestVerification(
            redaction.Verification.Passed,
            redaction.Rounds,
            ToneFinders.PlanningName,
            Verifiers,
            redaction.Verification.Checks),
        TranscriptChecked = false,
    };

    /// <summary>A capture.</summary>
    public static ManifestCapture Of(CaptureSpan capture) => new(
        capture.Capture.Value,
        Milliseconds(capture.From),
        Milliseconds(capture.To),
        capture.MaskedKeys.Count);

    private static ManifestSpan Of(WavFormat format, PlannedSpan span) => new(
        Milliseconds(format.TimeOf(span.Frames.Start)),
        Milliseconds(format.TimeOf(span.Frames.End)),
        span.Frames.Start,
        span.Frames.Length,
        span.Kinds,
        span.Detectors);

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
