using PayGate.Capture.Deciding;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Sessions;

/// <summary>What an agent is told: a refusal or not, and the capture as it is now.</summary>
internal sealed record CaptureAnswer(RefusalCode? Refusal, CaptureSnapshot? Capture);
