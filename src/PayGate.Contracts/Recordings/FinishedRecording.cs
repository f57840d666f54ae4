using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Contracts.Recordings;

/// <summary>A recording the relay has closed, or that was found orphaned after a crash: a job for the redaction line.</summary>
/// <param name="Id">The recording; its file is <c>{Id}.pgr</c> in the intake folder.</param>
/// <param name="Call">The call; <see langword="null"/> when an orphan's header could not be read.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="StartedAt">When the first sample was taken.</param>
/// <param name="Captures">What was masked while captures ran, in time order.</param>
/// <param name="Orphaned">The relay died before it could close the file; the capture spans are unknown then.</param>
public sealed record FinishedRecording(
    RecordingId Id,
    CallId? Call,
    TenantId Tenant,
    DateTimeOffset StartedAt,
    IReadOnlyList<CaptureSpan> Captures,
    bool Orphaned);
