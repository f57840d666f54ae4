using PayGate.Media.Recording;

namespace PayGate.Media.Calls;

/// <summary>What calls need without packets: masks that open or play out, recordings that are handed on, recorders that failed.</summary>
internal sealed class CallUpkeep(CallTable calls)
{
    private const string RecorderFailed = "The recorder failed: the disk refused or stalled.";

    /// <summary>To be called about every 20 ms. <paramref name="now"/> is microseconds of the worker's clock.</summary>
    internal void Run(long now)
    {
        foreach (Call call in calls.Active)
        {
            TransferHold.Advance(call, now);
            Advance(call.Offerer, now);
            Advance(call.Answerer, now);
            call.Listening?.Advance();
            if (call.Recorder is { } recorder)
            {
                recorder.Advance(now);
                Watch(call, recorder, now);
            }
        }
    }

    private static void Advance(Leg leg, long now)
    {
        leg.MainStream?.Outlet.Advance(now);
        if (leg.Mask.IsActive)
        {
            leg.Mask.Advance(now);
        }
    }

    private static void Watch(Call call, CallRecorder recorder, long now)
    {
        if (recorder.Spans.IsRunning && !call.CallerLeg.Mask.IsActive)
        {
            recorder.Spans.End(recorder.FrameAt(now));
        }

        if (recorder.File.State == RecorderState.Failed)
        {
            call.Capture?.LoseProtection(RecorderFailed);
        }
    }
}
