using PayGate.Contracts.Captures;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Masking;

/// <summary>
/// The mask on one direction of a call, caller to everybody else. Open, it passes packets as they are. Closed, no event leaves, audio
/// leaves 60 ms later, and whatever may be a key is silence or a flat tone by then. Owned by one thread; allocates nothing per packet.
/// </summary>
internal sealed class MaskedStream
{
    private readonly IMaskedStreamSink _sink;
    private readonly OutgoingStream _outgoing;
    private readonly RecentAudio _recent = new();
    private readonly KeyReader _keys;
    private readonly ClosedPath _closed;
    private readonly short[] _samples = new short[ClosedPath.LongestPacket];
    private readonly StreamClock _clock;
    private OpeningRule _opening;
    private long _head;
    private bool _ended;

    /// <summary>Makes an open mask.</summary>
    /// <param name="sink">Where everything goes.</param>
    /// <param name="originMicroseconds">The time, on the clock of the packets, that is position 0.</param>
    public MaskedStream(IMaskedStreamSink sink, long originMicroseconds)
    {
        _sink = sink;
        _outgoing = new OutgoingStream(sink);
        _keys = new KeyReader(sink);
        _clock = new StreamClock(originMicroseconds);
        _closed = new ClosedPath(sink, _outgoing, _keys, _clock);
    }

    /// <summary>What it does now.</summary>
    public MaskState State { get; private set; }

    /// <summary>Packets pass as they are.</summary>
    public bool IsOpen => State == MaskState.Open;

    /// <summary>Whatever is processed from now on leaves behind the mask.</summary>
    public bool IsClosed => State != MaskState.Open;

    /// <summary>What it did so far.</summary>
    public MaskCounters Counters => _closed.Counters;

    /// <summary>Closes the mask at once; on a closed one sets the style and takes back a request to open.</summary>
    public void Arm(MaskStyle style)
    {
        _closed.Style = style;
        if (IsOpen)
        {
            _closed.Enter(_recent, _head);
            _keys.Delivers = true;
        }

        State = MaskState.Closed;
    }

    /// <summary>Asks the mask to open once keys have been quiet for 1.5 s, and not later than in 10 s unless a key sounds then.</summary>
    public void RequestOpen(long nowMicroseconds)
    {
        if (State == MaskState.Closed)
        {
            State = MaskState.Opening;
            _opening.Request(nowMicroseconds);
        }
    }

    /// <summary>Takes the next packet of the caller.</summary>
    public void Process(in ReceivedPacket packet)
    {
        if (_ended)
        {
            return;
        }

        if (packet.Kind == PayloadKind.TelephoneEvent)
        {
            ProcessEvent(packet);
        }
        else if (IsOpen)
        {
            Pass(packet);
        }
        else if (CallerCodec.IsAudio(packet.Kind))
        {
            ProcessClosed(packet);
        }
        else
        {
            _closed.Withhold(packet);
        }
    }

    /// <summary>Lets time pass when no packets come: what waits leaves when the caller fell silent, and a mask asked to open opens.</summary>
    public void Advance(long nowMicroseconds)
    {
        if (IsOpen || _ended)
        {
            return;
        }

        _closed.Advance(nowMicroseconds);
        if (State == MaskState.Opening && _closed.IsIdle && MayOpen(nowMicroseconds))
        {
            _head = Math.Max(_head, _closed.Head);
            _outgoing.Reopen();
            Open();
        }
    }

    /// <summary>The call is over: what waits goes to the recorder, nothing is sent, every buffer is overwritten.</summary>
    public void End()
    {
        if (IsClosed && !_ended)
        {
            _closed.Finish();
        }

        _ended = true;
        _recent.Clear();
        _keys.Clear();
        _samples.AsSpan().Clear();
    }

    private void Pass(in ReceivedPacket packet)
    {
        if (!_outgoing.TryForward(packet) || !CallerCodec.IsAudio(packet.Kind))
        {
            return;
        }

        _outgoing.Follow(packet);
        long position = _clock.IsContinuedBy(packet, _head) ? _clock.PositionOf(packet.Timestamp, _head) : _clock.Start(packet, _head);
        _recent.Add(packet.Kind, position, packet.Payload);
        _head = Math.Max(_head, position + packet.Payload.Length);
        if (_sink.WantsAudio && packet.Payload.Length <= _samples.Length)
        {
            Span<short> samples = _samples.AsSpan(0, packet.Payload.Length);
            CallerCodec.Decode(packet.Kind, packet.Payload, samples);
            _sink.Audio(position, samples);
        }
    }

    private void ProcessEvent(in ReceivedPacket packet)
    {
        bool readable = TelephoneEventPayload.TryParse(packet.Payload, out TelephoneEventPayload payload);
        long head = IsOpen ? _head : _closed.Head;
        long position = _clock.PositionOfEvent(packet, head);
        bool progresses = readable && _keys.See(packet, payload, position);
        if (IsOpen)
        {
            _outgoing.TryForward(packet);
        }
        else
        {
            bool isMore = progresses || !readable || !payload.IsKey;
            _closed.MaskEvent(packet, position + payload.Duration, isMore);
        }
    }

    private void ProcessClosed(in ReceivedPacket packet)
    {
        int count = packet.Payload.Length;
        if (count is 0 or > ClosedPath.LongestPacket)
        {
            _closed.Withhold(packet);
            return;
        }

        Span<short> samples = _samples.AsSpan(0, count);
        CallerCodec.Decode(packet.Kind, packet.Payload, samples);
        bool isNext = _clock.IsContinuedBy(packet, _closed.Head) && _clock.TimestampOf(_closed.Head) == packet.Timestamp;
        if (State == MaskState.Opening && isNext && MayOpen(packet.ArrivalMicroseconds))
        {
            _closed.Leave(packet, samples);
            _head = _closed.Head + count;
            Open();
        }
        else
        {
            _closed.Process(packet, samples);
        }

        samples.Clear();
    }

    private bool MayOpen(long now) =>
        _opening.Allows(now, _keys.LastKeyMicroseconds, _closed.MayHoldKey, _keys.IsSounding, _closed.IsPause);

    private void Open()
    {
        State = MaskState.Open;
        _keys.Delivers = false;
        _keys.Clear();
        _closed.Wipe();
    }
}
