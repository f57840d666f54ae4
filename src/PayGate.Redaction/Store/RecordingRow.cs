using System.Text.Json;
using PayGate.Contracts;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Redaction.Store;

/// <summary>A row of the table of recordings, as Dapper fills it.</summary>
internal sealed class RecordingRow
{
    public const string Columns =
        "id, call, tenant, started_at AS StartedAt, captures, orphaned, has_transcript AS HasTranscript, state, reason, attempts, "
        + "duration, speech_checked AS SpeechChecked, spans";

    public string Id { get; init; } = "";

    public string? Call { get; init; }

    public string Tenant { get; init; } = "";

    public long StartedAt { get; init; }

    public string Captures { get; init; } = "";

    public bool Orphaned { get; init; }

    public bool HasTranscript { get; init; }

    public string State { get; init; } = "";

    public string? Reason { get; init; }

    public int Attempts { get; init; }

    public long? Duration { get; init; }

    public bool SpeechChecked { get; init; }

    public string Spans { get; init; } = "";

    public RecordingJob ToJob() => new(
        new FinishedRecording(
            Identifiers.Parse<RecordingId>(Id),
            ToCall(),
            Identifiers.Parse<TenantId>(Tenant),
            new DateTimeOffset(StartedAt, TimeSpan.Zero),
            CaptureSpans(),
            Orphaned),
        HasTranscript,
        Attempts,
        Enum.Parse<JobState>(State));

    public RecordingSummary ToSummary(int progress) => new(
        Identifiers.Parse<RecordingId>(Id),
        Identifiers.Parse<TenantId>(Tenant),
        ToCall(),
        new DateTimeOffset(StartedAt, TimeSpan.Zero),
        Duration is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        Enum.Parse<JobState>(State) switch
        {
            JobState.Queued => RecordingState.Queued,
            JobState.Released => RecordingState.Released,
            JobState.Quarantined => RecordingState.Quarantined,
            _ => RecordingState.Working,
        },
        Reason is null ? null : Enum.Parse<QuarantineReason>(Reason),
        SpeechChecked,
        JsonSerializer.Deserialize<RemovedSpan[]>(Spans) ?? [],
        [.. CaptureSpans().Select(capture => new TimeRange(capture.From, capture.To))],
        progress);

    private CaptureSpan[] CaptureSpans() => JsonSerializer.Deserialize<CaptureSpan[]>(Captures) ?? [];

    private CallId? ToCall() => Call is null ? null : Identifiers.Parse<CallId>(Call);
}
