using PayGate.Capture.Deciding;
using PayGate.Capture.Ports;

namespace PayGate.Capture.Sessions;

/// <summary>The answer to a start: what the agent is told, and the gate's word when it had one.</summary>
internal sealed record CaptureStart(CaptureAnswer Answer, GateVerdict? Gate)
{
    public static CaptureStart Refused(RefusalCode code, GateVerdict? gate = null) => new(new CaptureAnswer(code, null), gate);
}
