using PayGate.Contracts.Calls;
using PayGate.Media.Rtp;

namespace PayGate.Media.Calls;

/// <summary>What the relay's calls came to since it started. Written by all workers, read by anybody.</summary>
internal sealed class CallTotals
{
    private readonly long[] _ended = new long[Enum.GetValues<CallEndReason>().Length];
    private long _started;
    private long _rejected;
    private long _unanswered;
    private long _milliseconds;
    private long _packets;
    private long _bytes;
    private long _errors;

    /// <summary>Calls taken.</summary>
    internal long Started => Interlocked.Read(ref _started);

    /// <summary>Offers refused because there were too many calls.</summary>
    internal long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Calls that nobody answered in time.</summary>
    internal long Unanswered => Interlocked.Read(ref _unanswered);

    /// <summary>How long ended calls lasted, together.</summary>
    internal TimeSpan Duration => TimeSpan.FromMilliseconds(Interlocked.Read(ref _milliseconds));

    /// <summary>What ended calls carried.</summary>
    internal PacketCounters Carried => new()
    {
        Packets = Interlocked.Read(ref _packets),
        Bytes = Interlocked.Read(ref _bytes),
        Errors = Interlocked.Read(ref _errors),
    };

    /// <summary>Calls that ended for a reason.</summary>
    internal long EndedFor(CallEndReason reason) => Interlocked.Read(ref _ended[(int)reason]);

    internal void CountStarted() => Interlocked.Increment(ref _started);

    internal void CountRejected() => Interlocked.Increment(ref _rejected);

    internal void CountEnded(CallEndReason reason, bool wasAnswered, TimeSpan duration, in PacketCounters carried)
    {
        Interlocked.Increment(ref _ended[(int)reason]);
        if (reason == CallEndReason.MediaTimeout && !wasAnswered)
        {
            Interlocked.Increment(ref _unanswered);
        }

        Interlocked.Add(ref _milliseconds, (long)duration.TotalMilliseconds);
        Interlocked.Add(ref _packets, carried.Packets);
        Interlocked.Add(ref _bytes, carried.Bytes);
        Interlocked.Add(ref _errors, carried.Errors);
    }
}
