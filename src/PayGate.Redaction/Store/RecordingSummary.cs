using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Redaction.Store;

/// <summary>What may be shown of a recording in a list.</summary>
/// <param name="Id">The recording.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="Call">The call; <see langword="null"/> when an orphan's header could not be read.</param>
/// <param name="StartedAt">When its first sample was taken.</param>
/// <param name="Duration">How long it is; <see langword="null"/> until it was read through.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it is quarantined; <see langword="null"/> in every other state.</param>
/// <param name="SpeechChecked">Whether speech recognition looked for spoken numbers.</param>
/// <param name="Spans">What was replaced, in time order; empty until it was redacted.</param>
/// <param name="Captures">When captures ran, in time order: the mask stood before everything recorded then.</param>
/// <param name="Progress">0 to 100 while a worker has it; 0 before and 100 behind.</param>
public sealed record RecordingSummary(
    RecordingId Id,
    TenantId Tenant,
    CallId? Call,
    DateTimeOffset StartedAt,
    TimeSpan? Duration,
    RecordingState State,
    QuarantineReason? Reason,
    bool SpeechChecked,
    IReadOnlyList<RemovedSpan> Spans,
    IReadOnlyList<TimeRange> Captures,
    int Progress);
