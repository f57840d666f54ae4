using PayGate.Contracts.Calls;

namespace PayGate.Media.Calls;

/// <summary>Finds calls on which nothing has moved for too long: the edge forgot them, or never told that they ended.</summary>
internal sealed class SilenceSweep(CallTable calls, CallEnding ending, TimeSpan media, TimeSpan hold, TimeSpan ring)
{
    /// <summary>Ends dead calls. <paramref name="now"/> is microseconds of the worker's clock.</summary>
    internal void Run(long now)
    {
        List<Call>? dead = null;
        foreach (Call call in calls.All)
        {
            TimeSpan limit = !call.IsAnswered ? ring : call.IsHeld ? hold : media;
            if (now - call.LastPacketAt > (long)limit.TotalMicroseconds)
            {
                (dead ??= []).Add(call);
            }
        }

        foreach (Call call in dead ?? [])
        {
            ending.End(call, CallEndReason.MediaTimeout);
        }
    }
}
