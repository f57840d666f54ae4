using System.Threading.Channels;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Desk;

/// <summary>
/// What desks see, and the messages that tell them of changes. A change and its message number are one step under one lock, so that a
/// state read later either contains the change or has a lower number than its message.
/// </summary>
internal sealed class DeskBoard(TimeProvider clock)
{
    /// <summary>How long an ended capture stays in the state that a desk reads.</summary>
    public static readonly TimeSpan KeepEnded = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<CallId, CallSnapshot> _calls = [];
    private readonly Dictionary<CaptureId, (TenantId Tenant, CaptureSnapshot Capture, DateTimeOffset ShownAt)> _captures = [];
    private readonly Channel<DeskMessage> _messages = Channel.CreateUnbounded<DeskMessage>(new UnboundedChannelOptions { SingleReader = true });
    private long _sequence;
    private DateTimeOffset _sweptAt = clock.GetUtcNow();

    /// <summary>Messages in the order of their numbers.</summary>
    public ChannelReader<DeskMessage> Messages => _messages.Reader;

    /// <summary>Shows a call as it is now; <see langword="false"/> when that is old news.</summary>
    public bool Show(CallSnapshot call)
    {
        lock (_gate)
        {
            if (_calls.TryGetValue(call.Id, out CallSnapshot? known) && known.Sequence >= call.Sequence)
            {
                return false;
            }

            _calls[call.Id] = call;
            Say(new DeskMessage(call.Tenant, call.Agent, DeskMessage.CallChanged, call, ++_sequence));
            Sweep();
            return true;
        }
    }

    /// <summary>Shows a capture to its owner.</summary>
    public void Show(TenantId tenant, CaptureSnapshot capture)
    {
        lock (_gate)
        {
            if (_captures.TryGetValue(capture.Id, out var known) && known.Capture.Sequence >= capture.Sequence)
            {
                return;
            }

            _captures[capture.Id] = (tenant, capture, clock.GetUtcNow());
            Say(new DeskMessage(tenant, capture.Agent, DeskMessage.CaptureChanged, capture, ++_sequence));
            Sweep();
        }
    }

    /// <summary>The calls going on, of all tenants.</summary>
    public IReadOnlyList<CallSnapshot> LiveCalls()
    {
        lock (_gate)
        {
            return [.. _calls.Values.Where(IsLive)];
        }
    }

    /// <summary>A call this agent may know of, ended ones included; else <see langword="null"/>.</summary>
    public CallSnapshot? FindCall(CallId id, TenantId tenant, AgentName agent)
    {
        lock (_gate)
        {
            return _calls.TryGetValue(id, out CallSnapshot? call) && IsSeenBy(call, tenant, agent) ? call : null;
        }
    }

    /// <summary>All that this agent sees.</summary>
    public DeskView View(TenantId tenant, AgentName agent)
    {
        lock (_gate)
        {
            Sweep();
            return new DeskView(
                [.. _calls.Values.Where(call => IsLive(call) && IsSeenBy(call, tenant, agent)).OrderBy(call => call.StartedAt)],
                [.. _captures.Values.Where(c => c.Tenant == tenant && c.Capture.Agent == agent).Select(c => c.Capture).OrderBy(c => c.StartedAt)],
                _sequence);
        }
    }

    private static bool IsLive(CallSnapshot call) => call.State != CallState.Ended;

    private static bool IsSeenBy(CallSnapshot call, TenantId tenant, AgentName agent) =>
        call.Tenant == tenant && (call.Agent is null || call.Agent == agent);

    private void Say(DeskMessage message) => _messages.Writer.TryWrite(message);

    private void Sweep()
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - _sweptAt < SweepEvery)
        {
            return;
        }

        _sweptAt = now;
        foreach (CallSnapshot call in _calls.Values.Where(c => !IsLive(c) && now - (c.EndedAt ?? now) > KeepEnded).ToList())
        {
            _calls.Remove(call.Id);
        }

        foreach (var (_, capture, shownAt) in _captures.Values.ToList())
        {
            if (capture.State == CaptureState.Ended && now - shownAt > KeepEnded)
            {
                _captures.Remove(capture.Id);
            }
        }
    }
}
