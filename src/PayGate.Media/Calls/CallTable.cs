using System.Collections.Concurrent;
using System.Threading.Channels;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;

namespace PayGate.Media.Calls;

/// <summary>The calls of a relay. Changed by its worker only; the snapshots may be read by anybody.</summary>
internal sealed class CallTable(ChannelWriter<RelayNotice> notices, int mostCalls)
{
    private readonly Dictionary<string, Call> _bySipCallId = new(StringComparer.Ordinal);
    private readonly Dictionary<CallId, Call> _byId = [];
    private readonly ConcurrentDictionary<CallId, CallSnapshot> _snapshots = [];

    internal bool IsFull => _byId.Count >= mostCalls;

    internal int Count => _byId.Count;

    internal IReadOnlyCollection<Call> All => _byId.Values;

    /// <summary>As <see cref="All"/>, for loops that may not allocate.</summary>
    internal Dictionary<CallId, Call>.ValueCollection Active => _byId.Values;

    /// <summary>Calls as last announced.</summary>
    internal IReadOnlyList<CallSnapshot> Snapshots => [.. _snapshots.Values];

    internal Call? Find(string sipCallId) => _bySipCallId.GetValueOrDefault(sipCallId);

    internal Call? Find(CallId id) => _byId.GetValueOrDefault(id);

    /// <summary>The call that a capture has armed.</summary>
    internal Call? FindArmed(CaptureId capture)
    {
        foreach (Call call in Active)
        {
            if (call.Capture?.Id == capture)
            {
                return call;
            }
        }

        return null;
    }

    internal void Add(Call call)
    {
        _bySipCallId.Add(call.SipCallId, call);
        _byId.Add(call.Id, call);
    }

    /// <summary>Tells the house that a call appeared or changed.</summary>
    internal void Announce(Call call)
    {
        CallSnapshot snapshot = call.NextSnapshot();
        if (call.IsEnded)
        {
            _snapshots.TryRemove(call.Id, out _);
        }
        else
        {
            _snapshots[call.Id] = snapshot;
        }

        notices.TryWrite(new CallChanged(snapshot));
    }

    internal void Remove(Call call)
    {
        _bySipCallId.Remove(call.SipCallId);
        _byId.Remove(call.Id);
    }
}
