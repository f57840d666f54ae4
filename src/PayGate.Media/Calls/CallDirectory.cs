using System.Collections.Concurrent;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Media.Calls;

/// <summary>Which worker has which call, for those who have to find it. Changed by the workers, each for its own calls; read by anybody.</summary>
/// <param name="workers">How many workers there are; they are numbered from 0.</param>
/// <param name="mostCalls">Calls at one time, of all workers together.</param>
/// <param name="clock">Time.</param>
internal sealed class CallDirectory(int workers, int mostCalls, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, int> _bySipCallId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CallId, int> _byId = [];
    private readonly ConcurrentDictionary<CaptureId, int> _byCapture = [];
    private readonly ConcurrentDictionary<CallId, CallSnapshot> _snapshots = [];
    private readonly int[] _counts = new int[workers];

    /// <summary>What the relay's calls came to.</summary>
    internal CallTotals Totals { get; } = new();

    /// <summary>Calls that ended lately behind a closed mask.</summary>
    internal EndedMasks EndedMasks { get; } = new(clock);

    internal int Count => _counts.Sum();

    internal bool IsFull => Count >= mostCalls;

    /// <summary>Calls as last announced.</summary>
    internal IReadOnlyList<CallSnapshot> Snapshots => [.. _snapshots.Values];

    /// <summary>The edge's names of the calls, in no order.</summary>
    internal IEnumerable<string> SipCallIds => _bySipCallId.Select(pair => pair.Key);

    /// <summary>The worker of a call; for one that is not known, the one with the fewest calls.</summary>
    internal int WorkerOf(string sipCallId) => _bySipCallId.TryGetValue(sipCallId, out int worker) ? worker : Idlest();

    /// <summary>The worker of a call; 0, which will say so, when it is not known.</summary>
    internal int WorkerOf(CallId id) => _byId.GetValueOrDefault(id);

    /// <summary>The worker of the call that a capture has armed; 0, which will say so, when it is not known.</summary>
    internal int WorkerOf(CaptureId capture) => _byCapture.GetValueOrDefault(capture);

    internal void Add(Call call, int worker)
    {
        _bySipCallId[call.SipCallId] = worker;
        _byId[call.Id] = worker;
        Interlocked.Increment(ref _counts[worker]);
    }

    internal void Remove(Call call, int worker)
    {
        if (call.CallerLeg.Mask.IsActive)
        {
            EndedMasks.Remember(call.SipCallId);
        }

        _bySipCallId.TryRemove(call.SipCallId, out _);
        _byId.TryRemove(call.Id, out _);
        Interlocked.Decrement(ref _counts[worker]);
    }

    internal void Add(CaptureId capture, int worker) => _byCapture[capture] = worker;

    internal void Remove(CaptureId capture) => _byCapture.TryRemove(capture, out _);

    internal void Show(CallSnapshot snapshot)
    {
        if (snapshot.State == CallState.Ended)
        {
            _snapshots.TryRemove(snapshot.Id, out _);
        }
        else
        {
            _snapshots[snapshot.Id] = snapshot;
        }
    }

    private int Idlest()
    {
        int idlest = 0;
        for (int worker = 1; worker < _counts.Length; worker++)
        {
            idlest = Volatile.Read(ref _counts[worker]) < Volatile.Read(ref _counts[idlest]) ? worker : idlest;
        }

        return idlest;
    }
}
