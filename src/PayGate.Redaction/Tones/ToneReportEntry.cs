using PayGate.Contracts.Recordings;

namespace PayGate.Redaction.Tones;

/// <summary>A place where a key's tone sounds.</summary>
/// <param name="Channel">The channel, from 0.</param>
/// <param name="Place">From the recording's first sample.</param>
public readonly record struct ToneReportEntry(int Channel, TimeRange Place);
