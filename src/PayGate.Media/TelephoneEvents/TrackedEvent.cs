namespace PayGate.Media.TelephoneEvents;

/// <summary>One press as its event packets tell it. Times are RTP timestamps of its source.</summary>
internal struct TrackedEvent
{
    /// <summary>A segment of a long press may begin so far from where it should: 100 ms.</summary>
    private const int SegmentTolerance = 800;

    /// <summary>A press of the same key cannot begin so soon after the last one was heard: 20 ms.</summary>
    private const int ShortestPause = 160;

    public uint Ssrc;
    public byte Code;
    public uint Start;
    public uint SegmentStart;
    public ushort Duration;
    public bool HasEnded;

    /// <summary>Timestamp up to which the key was held, as far as known.</summary>
    public readonly uint End => SegmentStart + Duration;

    public readonly bool IsSegment(uint ssrc, uint timestamp, byte code) => Ssrc == ssrc && SegmentStart == timestamp && Code == code;

    /// <summary>
    /// Whether a packet with another timestamp is still the same press: the next segment of a press longer than the duration field
    /// (RFC 4733 section 2.5.1.3), or the work of a sender that moves the timestamp within an event.
    /// </summary>
    public readonly bool IsContinuedBy(uint ssrc, uint timestamp, byte code)
    {
        if (Ssrc != ssrc || Code != code)
        {
            return false;
        }

        long sinceStart = (int)(timestamp - SegmentStart);
        bool nextSegment = !HasEnded && Math.Abs(sinceStart - ushort.MaxValue) <= SegmentTolerance;
        bool overlaps = sinceStart > 0 && sinceStart <= Duration + (HasEnded ? 0 : ShortestPause);
        return nextSegment || overlaps;
    }

    /// <summary>Takes a packet of this press.</summary>
    public void Add(uint timestamp, in TelephoneEventPayload payload)
    {
        bool restarts = timestamp != SegmentStart && payload.Duration < Duration;
        if (restarts)
        {
            SegmentStart = timestamp;
            Duration = payload.Duration;
        }

        Duration = Math.Max(Duration, payload.Duration);
        HasEnded |= payload.IsEnd;
    }
}
