namespace PayGate.Redaction.Planning;

/// <summary>Something to remove, before padding and joining.</summary>
/// <param name="Start">The first frame.</param>
/// <param name="End">The first frame behind it.</param>
/// <param name="Kind">Why.</param>
/// <param name="Detector">What found it, e.g. <c>residual-tone</c>, <c>relay-mask</c>, <c>transcript:PAN</c>.</param>
internal readonly record struct SpanCandidate(long Start, long End, SpanKind Kind, string Detector);
