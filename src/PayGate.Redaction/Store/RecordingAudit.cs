using PayGate.Audit;
using PayGate.Contracts.Recordings;

namespace PayGate.Redaction.Store;

/// <summary>The audit events of the redaction line (PCI DSS 10.2.1, 3.2.1).</summary>
internal static class RecordingAudit
{
    private const string Line = "redaction";

    public static AuditEntry Queued(FinishedRecording recording) => Entry(
        AuditKind.RecordingQueued,
        Line,
        recording,
        AuditResult.Success,
        [.. CallOf(recording), AuditDetail.Of("captures", recording.Captures.Count), AuditDetail.Of("orphaned", recording.Orphaned)]);

    public static AuditEntry QueuedAgain(FinishedRecording recording, string actor) =>
        Entry(AuditKind.RecordingQueued, actor, recording, AuditResult.Success, [AuditDetail.Of("again", true)]);

    public static AuditEntry Redacted(FinishedRecording recording, RedactionOutcome outcome) => Entry(
        AuditKind.RecordingRedacted,
        Line,
        recording,
        AuditResult.Success,
        [
            .. CallOf(recording),
            AuditDetail.Of("spans", outcome.Spans.Count),
            AuditDetail.Of("speechChecked", outcome.SpeechChecked),
            AuditDetail.Digest("manifest", System.Security.Cryptography.SHA256.HashData(outcome.Manifest.Span)),
        ]);

    public static AuditEntry OriginalDestroyed(FinishedRecording recording) =>
        Entry(AuditKind.OriginalDestroyed, Line, recording, AuditResult.Success, [.. CallOf(recording)]);

    public static AuditEntry Quarantined(FinishedRecording recording, QuarantineReason reason) => Entry(
        AuditKind.RecordingQuarantined, Line, recording, AuditResult.Failed, [.. CallOf(recording), AuditDetail.Of("reason", reason)]);

    private static AuditEntry Entry(
        AuditKind kind,
        string actor,
        FinishedRecording recording,
        AuditResult result,
        IReadOnlyList<AuditDetail> details) => new(kind, actor, recording.Tenant, recording.Id.Value, result, details);

    private static IEnumerable<AuditDetail> CallOf(FinishedRecording recording)
    {
        if (recording.Call is { } call)
        {
            yield return AuditDetail.Of("call", call);
        }
    }
}
