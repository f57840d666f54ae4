namespace PayGate.Media.Masking;

/// <summary>
/// Places the packets of changing sources on one line of samples: by arrival time where a source starts or jumps, by its RTP
/// timestamps from there on.
/// </summary>
internal sealed class StreamClock(long originMicroseconds)
{
    /// <summary>A timestamp this far ahead belongs to a new count: 10 s.</summary>
    private const int LargestJump = 80_000;

    /// <summary>And one so far back: 250 ms. No packet on its way is that late.</summary>
    private const int LargestLag = 2000;

    private const int MicrosecondsPerSample = 125;

    private uint _offset;

    /// <summary>The source whose timestamps count.</summary>
    public uint Ssrc { get; private set; }

    /// <summary>Whether a source has been seen.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether a packet goes on with the count of its source.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="head">Where the stream is.</param>
    public bool IsContinuedBy(in ReceivedPacket packet, long head) =>
        IsRunning && packet.Ssrc == Ssrc && Distance(packet.Timestamp, head) is >= -LargestLag and <= LargestJump;

    /// <summary>Begins a new count with a packet and returns where it belongs: never before <paramref name="head"/>.</summary>
    public long Start(in ReceivedPacket packet, long head)
    {
        long position = PositionAt(packet.ArrivalMicroseconds, head);
        _offset = packet.Timestamp - (uint)position;
        Ssrc = packet.Ssrc;
        IsRunning = true;
        return position;
    }

    /// <summary>Where something belongs that carries no timestamp: never before <paramref name="head"/>.</summary>
    public long PositionAt(long nowMicroseconds, long head) =>
        Math.Max(head, Math.Max(0, (nowMicroseconds - originMicroseconds) / MicrosecondsPerSample));

    /// <summary>Where a timestamp of the running count belongs.</summary>
    public long PositionOf(uint timestamp, long head) => head + Distance(timestamp, head);

    /// <summary>Where an event began. When its timestamp is not on the audio's count, it has lasted up to <paramref name="head"/>.</summary>
    public long PositionOfEvent(in ReceivedPacket packet, int duration, long head)
    {
        long distance = Distance(packet.Timestamp, head);
        bool isOnCount = IsRunning && packet.Ssrc == Ssrc && Math.Abs(distance) <= LargestJump;
        return Math.Max(0, head + (isOnCount ? distance : -duration));
    }

    /// <summary>The RTP timestamp of a position.</summary>
    public uint TimestampOf(long position) => (uint)position + _offset;

    private long Distance(uint timestamp, long head) => (int)(timestamp - TimestampOf(head));
}
