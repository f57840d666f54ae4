using PayGate.Contracts.Recordings;
using PayGate.Redaction.Planning;

namespace PayGate.Redaction.Store;

/// <summary>A part of a recording that was replaced.</summary>
/// <param name="Place">Where, from the recording's first sample.</param>
/// <param name="Kind">Why; the gravest reason when several met.</param>
public sealed record RemovedSpan(TimeRange Place, SpanKind Kind);
