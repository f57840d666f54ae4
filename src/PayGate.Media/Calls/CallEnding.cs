using PayGate.Contracts.Calls;
using PayGate.Contracts.Certificates;
using PayGate.Media.Sockets;

namespace PayGate.Media.Calls;

/// <summary>Lets calls go: what they hold is wiped, closed and returned before anybody is told.</summary>
internal sealed class CallEnding(CallTable calls, StreamPorts ports, PacketWorkspace workspace, TimeProvider clock)
{
    internal void End(Call call, CallEndReason reason)
    {
        calls.Disarm(call);
        calls.Remove(call);
        call.Subscriptions.ForEach(subscription => subscription.Close(ports));
        foreach (LegStream stream in call.Streams())
        {
            stream.Mask.End();
            ports.Close(stream);
        }

        call.Listening?.Finish(MeasurementEnd.CallEnded);
        call.Recorder?.Finish(workspace.Now);
        call.Recorder = null;
        call.End(reason, clock.GetUtcNow());
        calls.Totals.CountEnded(reason, call.IsAnswered, clock.GetUtcNow() - call.StartedAt, call.Carried());
        calls.Announce(call);
    }
}
