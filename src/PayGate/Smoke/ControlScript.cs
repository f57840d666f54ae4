using System.Diagnostics;
using PayGate.Simulation;

namespace PayGate.Smoke;

/// <summary>
/// A call without a capture, in which keys must pass: proves that the ear hears tones and events when there are any. Its recording
/// holds tones, so the redaction line has something to sweep.
/// </summary>
internal sealed class ControlScript(SmokeStage stage)
{
    private static readonly byte[] MenuKeys = [1, 0];

    /// <summary>Plays the call.</summary>
    public async Task<ControlResult> PlayAsync(CancellationToken cancellationToken)
    {
        (SimulatedCall call, string callId) = await stage.DialAsync(cancellationToken);
        using (call)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
            foreach (KeyTransport transport in new[] { KeyTransport.Tones, KeyTransport.Events })
            {
                await call.KeyAsync(
                    MenuKeys, transport, TimeSpan.FromMilliseconds(120), TimeSpan.FromMilliseconds(100), null, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(400), cancellationToken);
            long hungUpAt = Stopwatch.GetTimestamp();
            await call.HangUpAsync(cancellationToken);
            LegListener ear = call.Agent.Listener;
            return new ControlResult(callId, hungUpAt, Math.Round(ear.ToneMilliseconds(), 1), ear.EventPackets);
        }
    }
}
