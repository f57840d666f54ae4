using PayGate.Contracts.Captures;

namespace PayGate.Contracts.Recordings;

/// <summary>The part of a recording during which a capture had the mask closed.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="From">Start, from the recording's first sample.</param>
/// <param name="To">End, from the recording's first sample.</param>
/// <param name="MaskedKeys">Places where a key was replaced, from the recording's first sample.</param>
public sealed record CaptureSpan(CaptureId Capture, TimeSpan From, TimeSpan To, IReadOnlyList<TimeRange> MaskedKeys);
