using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Captures;
using PayGate.Media.Listening;
using PayGate.Media.Prompts;
using PayGate.Media.Recording;
using PayGate.Media.Rtp;
using PayGate.Media.Subscriptions;

namespace PayGate.Media.Calls;

/// <summary>One call: two legs and what is known of it. Owned by the relay's worker.</summary>
internal sealed class Call(string sipCallId, DateTimeOffset startedAt, long now)
{
    private const long MicrosecondsPerSample = 125;

    private long _sequence;
    private CallEndReason? _endReason;
    private DateTimeOffset? _endedAt;

    internal CallId Id { get; } = CallId.New();

    /// <summary>The edge's name of the call. Never logged: it may carry addresses or numbers.</summary>
    internal string SipCallId { get; } = sipCallId;

    /// <summary>The party that sent the first offer.</summary>
    internal Leg Offerer { get; } = new();

    /// <summary>The party that was rung.</summary>
    internal Leg Answerer { get; } = new();

    /// <summary>Who is who.</summary>
    internal CallRoles Roles { get; set; } = new();

    internal TenantId Tenant => Roles.Tenant;

    /// <summary>The branches the call was forked to.</summary>
    internal ForkBranches Branches { get; } = new();

    internal DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>When the last offer or answer came.</summary>
    internal DateTimeOffset SignalledAt { get; set; } = startedAt;

    internal DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Microseconds on the worker's clock when the first offer came.</summary>
    internal long Origin { get; } = now;

    /// <summary>Microseconds on the worker's clock: the last packet, or the last command that starts the wait for one.</summary>
    internal long LastPacketAt { get; set; } = now;

    /// <summary>Until when a transfer holds the caller's mask; far off before the answer, <see langword="null"/> when none does.</summary>
    internal long? HeldByTransferUntil { get; set; }

    /// <summary>A party is on hold: silence is normal.</summary>
    internal bool IsHeld => Offerer.IsOnHold || Answerer.IsOnHold;

    /// <summary>The capture that has the call armed.</summary>
    internal ArmedCapture? Capture { get; set; }

    /// <summary>Whether the call is recorded once it is answered, where calls are recorded.</summary>
    internal bool WantsRecording { get; set; } = true;

    /// <summary>The recorder takes silence.</summary>
    internal bool IsRecordingPaused { get; set; }

    /// <summary>What the edge closed of both parties' media.</summary>
    internal MediaGates Gates { get; set; }

    /// <summary>Who listens in.</summary>
    internal List<Subscription> Subscriptions { get; } = [];

    /// <summary>Listens to what leaves behind the mask, from the first capture on.</summary>
    internal CallListening? Listening { get; set; }

    /// <summary>The prompts of the capture, where the caller is to be guided.</summary>
    internal CallPrompts? Prompts { get; set; }

    /// <summary>The recorder, from the answer on, where calls are recorded.</summary>
    internal CallRecorder? Recorder { get; set; }

    internal bool IsEnded => _endReason is not null;

    internal bool IsAnswered => AnsweredAt is not null;

    /// <summary>The party that rang.</summary>
    internal Leg Inviter => Roles.IsLateOffer ? Answerer : Offerer;

    internal Leg CallerLeg => Roles.Direction == CallDirection.Inbound ? Inviter : Opposite(Inviter);

    internal Leg AgentLeg => Opposite(CallerLeg);

    internal Leg Opposite(Leg leg) => leg == Offerer ? Answerer : Offerer;

    internal Leg? LegWith(string? tag) =>
        tag is null ? null : Offerer.HasTag(tag) ? Offerer : Answerer.HasTag(tag) ? Answerer : null;

    /// <summary>The party with a label; <c>caller</c> and <c>agent</c> are always known.</summary>
    internal Leg? LegLabelled(string label) =>
        Offerer.Label == label ? Offerer
            : Answerer.Label == label ? Answerer
            : label switch { CallRoles.Caller => CallerLeg, CallRoles.AgentLabel => AgentLeg, _ => null };

    internal IEnumerable<LegStream> Streams() =>
        Offerer.Streams.Concat(Answerer.Streams).OfType<LegStream>();

    /// <summary>What both parties sent, RTP and RTCP together.</summary>
    internal PacketCounters Carried()
    {
        PacketCounters sum = default;
        foreach (LegStream stream in Streams())
        {
            sum = sum.Plus(stream.Port.Rtp).Plus(stream.Port.Rtcp);
        }

        return sum;
    }

    /// <summary>The sample count of the call's streams (8 kHz) at a time.</summary>
    internal long PositionAt(long now) => (now - Origin) / MicrosecondsPerSample;

    internal bool Answer(DateTimeOffset at)
    {
        bool first = AnsweredAt is null;
        AnsweredAt ??= at;
        return first;
    }

    internal void End(CallEndReason reason, DateTimeOffset at)
    {
        _endReason = reason;
        _endedAt = at;
    }

    /// <summary>The call as the desk may see it, as a further change of it.</summary>
    internal CallSnapshot NextSnapshot()
    {
        CallState state = IsEnded ? CallState.Ended : IsAnswered ? CallState.Answered : CallState.Ringing;
        return new CallSnapshot(Id, Tenant, Roles.Agent, Roles.Direction, state, StartedAt, AnsweredAt, _endedAt, _endReason, ++_sequence);
    }
}
