using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Tests.Scoring;

/// <summary>What a person marked in a turn.</summary>
internal sealed record Label(int Turn, int Start, int End, FindingType Type);
