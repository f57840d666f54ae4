using System.Security.Cryptography;
using System.Text.Json;
using PayGate.CardData.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Manifests;
using PayGate.Redaction.Planning;
using PayGate.Redaction.Store;

namespace PayGate.Redaction.Pipeline;

/// <summary>
/// Takes one recording through the line. Every step may be cut off: begun again from the start, the work has the same end, and the
/// original is destroyed only when the database says that the redacted version is verified and in its place.
/// </summary>
internal sealed class RecordingWorker(
    RecordingStore store,
    RecordingFolders folders,
    RedactionKeys keys,
    RedactionOptions options,
    ITranscriptCheck transcripts,
    TimeProvider clock,
    Action<LineStep> reached)
{
    /// <summary>Works until the recording is released.</summary>
    /// <param name="job">The recording.</param>
    /// <param name="progress">Gets 0 to 100.</param>
    /// <param name="cancellationToken">Leaves the recording where it is.</param>
    /// <exception cref="QuarantineException">It must be set aside.</exception>
    public void Work(RecordingJob job, Action<int> progress, CancellationToken cancellationToken)
    {
        reached(LineStep.Taken);
        var workspace = new SealedWorkspace(job.Recording.Id, folders, keys);
        FinishedRecording recording = job.Recording;
        if (job.State != JobState.Verified)
        {
            recording = Redact(job, workspace, progress, cancellationToken);
        }

        workspace.DestroyOriginalKeys();
        reached(LineStep.KeyDestroyed);
        workspace.DeleteOriginal();
        reached(LineStep.OriginalDestroyed);
        store.SetReleased(recording);
        reached(LineStep.Released);
    }

    /// <summary>Removes what was written for a recording that is set aside.</summary>
    public void Discard(RecordingId id) => new SealedWorkspace(id, folders, keys).Discard();

    private FinishedRecording Redact(RecordingJob job, SealedWorkspace workspace, Action<int> progress, CancellationToken cancellationToken)
    {
        RequireFiles(job.Recording.Id);
        (FinishedRecording recording, bool complete, long frames) = Identify(job.Recording, workspace);
        TranscriptFindings findings = job.HasTranscript ? CheckTranscript(recording.Id) : TranscriptFindings.None;
        workspace.Trailer = findings.Redacted;
        var redactor = new AudioRedactor(workspace, options.Replacement, progress);
        AudioSurvey survey = redactor.Survey(frames, cancellationToken);
        reached(LineStep.Surveyed);
        AudioRedaction redaction = redactor.Redact(survey, Known(survey.Format, recording, findings), cancellationToken);
        reached(LineStep.Redacted);
        RedactionOutcome Outcome(QuarantineReason? reason) => Describe(recording, complete, job.HasTranscript, survey, redaction, reason);
        if (!redaction.Verification.Passed)
        {
            throw new QuarantineException(QuarantineReason.NotVerified, Outcome(QuarantineReason.NotVerified));
        }

        if (!options.ReleaseWithoutSpeechCheck)
        {
            throw new QuarantineException(QuarantineReason.SpeechNotChecked, Outcome(QuarantineReason.SpeechNotChecked));
        }

        workspace.Place();
        reached(LineStep.Placed);
        store.SetVerified(recording, Outcome(null));
        reached(LineStep.Verified);
        return recording;
    }

    private static IEnumerable<SpanCandidate> Known(WavFormat format, FinishedRecording recording, TranscriptFindings findings)
    {
        IEnumerable<SpanCandidate> masked = recording.Captures
            .SelectMany(capture => capture.MaskedKeys)
            .Select(key => Candidate(format, key, SpanKind.MaskedKey, "relay-mask"));
        IEnumerable<SpanCandidate> spoken = findings.Findings
            .Select(finding => Candidate(format, finding.Place, SpanKind.SpokenData, "transcript:" + finding.Type));
        return masked.Concat(spoken);
    }

    private static SpanCandidate Candidate(WavFormat format, TimeRange place, SpanKind kind, string detector) =>
        new(format.FrameAt(place.From), format.FrameAtOrAfter(place.To), kind, detector);

    private void RequireFiles(RecordingId id)
    {
        string original = folders.Original(id);
        if (!File.Exists(original))
        {
            throw new QuarantineException(QuarantineReason.FileMissing);
        }

        if (!SealedRecordingKeys.Exists(original))
        {
            throw new QuarantineException(QuarantineReason.KeyMissing);
        }
    }

    // What the file says of itself is proved by its key; the job is only somebody's word.
    private static (FinishedRecording Recording, bool Complete, long Frames) Identify(FinishedRecording job, SealedWorkspace workspace)
    {
        using SealedRecordingReader reader = workspace.OpenSealedOriginal();
        SealedRecordingHeader header = reader.Header;
        if (header.Recording != job.Id || header.Tenant != job.Tenant || (job.Call is not null && job.Call != header.Call))
        {
            throw new QuarantineException(QuarantineReason.HeaderMismatch);
        }

        if (reader.Frames == 0)
        {
            throw new QuarantineException(QuarantineReason.Empty);
        }

        if (!reader.WasCompleted && !job.Orphaned)
        {
            throw new QuarantineException(QuarantineReason.EndMissing);
        }

        FinishedRecording identified = job with { Call = header.Call, StartedAt = header.StartedAt };
        return job.Orphaned && reader.WasCompleted
            ? (identified with { Captures = CapturesIn(reader.Trailer.Span, job.Id) }, true, reader.Frames)
            : (identified, reader.WasCompleted, reader.Frames);
    }

    private static IReadOnlyList<CaptureSpan> CapturesIn(ReadOnlySpan<byte> trailer, RecordingId id)
    {
        try
        {
            return JsonSerializer.Deserialize<FinishedRecording>(trailer, JsonSerializerOptions.Web) is { Captures: { } captures } closed
                && closed.Id == id
                ? captures
                : throw new QuarantineException(QuarantineReason.Unreadable);
        }
        catch (JsonException failure)
        {
            throw new QuarantineException(QuarantineReason.Unreadable, cause: failure);
        }
    }

    private TranscriptFindings CheckTranscript(RecordingId id)
    {
        try
        {
            return transcripts.Check(SealedTranscripts.Read(folders.Transcript(id), id, keys.Intake));
        }
        catch (Exception failure) when (failure is FormatException or SealedRecordingException or FileNotFoundException)
        {
            throw new QuarantineException(QuarantineReason.TranscriptUnusable, cause: failure);
        }
    }

    private RedactionOutcome Describe(
        FinishedRecording recording,
        bool complete,
        bool transcriptChecked,
        AudioSurvey survey,
        AudioRedaction redaction,
        QuarantineReason? reason)
    {
        using FileStream original = File.OpenRead(folders.Original(recording.Id));
        var source = new ManifestSource(Convert.ToHexStringLower(SHA256.HashData(original)), complete, recording.Orphaned);
        RedactionManifest manifest = ManifestParts.Of(survey, redaction, source, clock.GetUtcNow()) with
        {
            Recording = recording.Id,
            Call = recording.Call,
            Tenant = recording.Tenant,
            StartedAt = recording.StartedAt,
            Released = reason is null,
            NotReleasedBecause = reason?.Describe(),
            Captures = [.. recording.Captures.Select(ManifestParts.Of)],
            TranscriptChecked = transcriptChecked,
            Notes = complete ? [] : ["the end of the recording is missing: the relay stopped before it could close the file"],
        };
        IEnumerable<RemovedSpan> spans = redaction.Spans.Select(span => new RemovedSpan(
            new TimeRange(survey.Format.TimeOf(span.Frames.Start), survey.Format.TimeOf(span.Frames.End)),
            span.Kinds.Max()));
        return new RedactionOutcome(
            survey.Format.TimeOf(survey.Frames), SpeechChecked: false, [.. spans], manifest.ToUtf8());
    }
}
