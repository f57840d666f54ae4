namespace PayGate.Media.TelephoneEvents;

/// <summary>
/// Tells presses out of event packets. An event is known by source, timestamp and code; marker, pace, sequence and repeated ends are
/// hints that senders get wrong and are not used. Every press is reported once, with its first packet that arrives.
/// </summary>
internal sealed class TelephoneEventTracker
{
    private const int Remembered = 8;

    /// <summary>A packet so much older than the newest event is stray: 10 s.</summary>
    private const int Stale = 80_000;

    private readonly TrackedEvent[] _events = new TrackedEvent[Remembered];
    private int _count;
    private int _newest;

    /// <summary>The newest press. Meaningless before the first <see cref="EventSighting.NewPress"/>.</summary>
    public ref readonly TrackedEvent Newest => ref _events[_newest];

    /// <summary>Takes one packet on the payload type of telephone events.</summary>
    /// <param name="ssrc">Its source.</param>
    /// <param name="timestamp">Its RTP timestamp.</param>
    /// <param name="payload">What it says.</param>
    public EventSighting Process(uint ssrc, uint timestamp, in TelephoneEventPayload payload)
    {
        if (!payload.IsKey)
        {
            return EventSighting.Nothing;
        }

        for (int i = 0; i < _count; i++)
        {
            ref TrackedEvent known = ref _events[i];
            if (known.IsSegment(ssrc, timestamp, payload.Code) || known.IsContinuedBy(ssrc, timestamp, payload.Code))
            {
                known.Add(timestamp, payload);
                return i == _newest ? EventSighting.Continuation : EventSighting.Nothing;
            }
        }

        if (_count > 0 && Newest.Ssrc == ssrc && (int)(timestamp - Newest.Start) < -Stale)
        {
            return EventSighting.Nothing;
        }

        Remember(ssrc, timestamp, payload);
        return EventSighting.NewPress;
    }

    /// <summary>Overwrites everything that is remembered.</summary>
    public void Clear()
    {
        Array.Clear(_events);
        _count = 0;
        _newest = 0;
    }

    private void Remember(uint ssrc, uint timestamp, in TelephoneEventPayload payload)
    {
        _newest = _count < Remembered ? _count++ : (_newest + 1) % Remembered;
        _events[_newest] = new TrackedEvent
        {
            Ssrc = ssrc,
            Code = payload.Code,
            Start = timestamp,
            SegmentStart = timestamp,
            Duration = payload.Duration,
            HasEnded = payload.IsEnd,
        };
    }
}
