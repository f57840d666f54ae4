using System.Threading.Channels;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Captures;

namespace PayGate.Media.Calls;

/// <summary>The calls of one worker, used by it only. Others find in the directory what it has.</summary>
internal sealed class CallTable(ChannelWriter<RelayNotice> notices, CallDirectory directory, int worker)
{
    private readonly Dictionary<string, Call> _bySipCallId = new(StringComparer.Ordinal);
    private readonly Dictionary<CallId, Call> _byId = [];

    /// <summary>The relay, not only this worker, takes no more calls.</summary>
    internal bool IsFull => directory.IsFull;

    /// <summary>What the relay's calls came to.</summary>
    internal CallTotals Totals => directory.Totals;

    internal int Count => _byId.Count;

    internal IReadOnlyCollection<Call> All => _byId.Values;

    /// <summary>As <see cref="All"/>, for loops that may not allocate.</summary>
    internal Dictionary<CallId, Call>.ValueCollection Active => _byId.Values;

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
        directory.Add(call, worker);
    }

    /// <summary>Lets a capture have the call.</summary>
    internal void Arm(Call call, ArmedCapture capture)
    {
        call.Capture = capture;
        directory.Add(capture.Id, worker);
    }

    /// <summary>Wipes what the call's capture holds and forgets it. Nothing happens when there is none.</summary>
    internal void Disarm(Call call)
    {
        if (call.Capture is { } capture)
        {
            capture.Dispose();
            call.Capture = null;
            directory.Remove(capture.Id);
        }
    }

    /// <summary>Tells the house that a call appeared or changed.</summary>
    internal void Announce(Call call)
    {
        CallSnapshot snapshot = call.NextSnapshot();
        directory.Show(snapshot);
        notices.TryWrite(new CallChanged(snapshot));
    }

    internal void Remove(Call call)
    {
        _bySipCallId.Remove(call.SipCallId);
        _byId.Remove(call.Id);
        directory.Remove(call, worker);
    }
}
