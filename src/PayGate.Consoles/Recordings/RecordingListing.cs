using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Recordings;

/// <summary>What the list shows of a recording. No title, number or name: nothing personal (art. 5 GDPR).</summary>
/// <param name="Id">The recording.</param>
/// <param name="Tenant">For whom; the consoles show it to nobody else.</param>
/// <param name="Call">Its call, if known.</param>
/// <param name="StartedAt">When the first sample was taken.</param>
/// <param name="Duration">How long it is; <see langword="null"/> until it was decoded.</param>
/// <param name="State">Where it is.</param>
/// <param name="Reason">Why it is quarantined: constant text without call data.</param>
/// <param name="SpeechChecked">Whether spoken data were looked for.</param>
/// <param name="Spans">What was taken out.</param>
public sealed record RecordingListing(
    RecordingId Id,
    TenantId Tenant,
    CallId? Call,
    DateTimeOffset StartedAt,
    TimeSpan? Duration,
    ListingState State,
    string? Reason,
    bool SpeechChecked,
    IReadOnlyList<ListedSpan> Spans);
