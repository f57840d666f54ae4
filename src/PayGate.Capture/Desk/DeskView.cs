using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Desk;

/// <summary>What one agent sees, and up to which message.</summary>
internal sealed record DeskView(IReadOnlyList<CallSnapshot> Calls, IReadOnlyList<CaptureSnapshot> Captures, long Sequence);
