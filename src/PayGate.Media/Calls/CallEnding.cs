using PayGate.Contracts.Calls;

namespace PayGate.Media.Calls;

/// <summary>Lets calls go: everything they hold is wiped, closed and returned before anybody is told.</summary>
internal sealed class CallEnding(CallTable calls, StreamPorts ports, TimeProvider clock)
{
    internal void End(Call call, CallEndReason reason)
    {
        calls.Remove(call);
        foreach (LegStream stream in call.Streams())
        {
            ports.Close(stream);
        }

        call.End(reason, clock.GetUtcNow());
        calls.Announce(call);
    }
}
