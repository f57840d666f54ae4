using PayGate.Contracts.Recordings;

namespace PayGate.Redaction.Pipeline;

/// <summary>Sensitive data in speech.</summary>
/// <param name="Place">Where it is spoken, from the recording's first sample.</param>
/// <param name="Type">The finding type, e.g. <c>PAN</c>.</param>
internal readonly record struct TimedFinding(TimeRange Place, string Type);
