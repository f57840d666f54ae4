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
    private readonly PacketDecoder _decoder = new();
    private readonly StreamClock _clock;
    private readonly MaskScratch _scratch;
    private ClosedPath? _whenClosed;
    private OpeningRule _opening;
    private long _head;
    private bool _isFollowed;
    private bool _ended;

    /// <summary>Makes an open mask.</summary>
    /// <param name="sink">Where everything goes.</param>
    /// <param name="originMicroseconds">The time, on the clock of the packets, that is position 0.</param>
    /// <param name="scratch">That of the thread.</param>
    public MaskedStream(IMaskedStreamSink sink, long originMicroseconds, MaskScratch scratch)
    {
        _sink = sink;
        _scratch = scratch;
        _outgoing = new OutgoingStream(sink, scratch);
        _keys = new KeyReader(sink);
        _clock = new StreamClock(originMicroseconds);
    }

    /// <summary>What it does now.</summary>
    public MaskState State { get; private set; }

    /// <summary>Packets pass as they are.</summary>
    public bool IsOpen => State == MaskState.Open;

    /// <summary>Whatever is processed from now on leaves behind the mask.</summary>
    public bool IsClosed => State != MaskState.Open;

    /// <summary>What it did so far.</summary>
    public MaskCounters Counters => _whenClosed?.Counters ?? default;

    /// <summary>Made when the mask closes for the first time: most streams never do.</summary>
    private ClosedPath Closed => _whenClosed ??= new ClosedPath(_sink, _outgoing, _keys, _clock, _scratch);

    /// <summary>Closes the mask at once; on a closed one sets the style and takes back a request to open.</summary>
    public void Arm(MaskStyle style)
    {
        Closed.Style = style;
        if (IsOpen)
        {
            CallerCodec codec = Closed.Enter(_recent, _head);
            if (!_isFollowed)
            {
                _decoder.Adopt(codec, _clock.Ssrc);
            }

            _outgoing.Adopt(_decoder.Codec);
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
            Closed.Withhold(packet);
        }
    }

    /// <summary>
    /// Takes a key that signalling tells (SIP INFO); <see langword="false"/> while the mask is open: then the key is the other party's to get.
    /// </summary>
    /// <param name="key">RFC 4733 code, 0 to 15. Never log it.</param>
    /// <param name="nowMicroseconds">The time.</param>
    public bool TryPress(byte key, long nowMicroseconds)
    {
        if (IsOpen || _ended)
        {
            return false;
        }

        _keys.Press(key, _clock.PositionAt(nowMicroseconds, Closed.Head), nowMicroseconds);
        return true;
    }

    /// <summary>Lets time pass when no packets come: what waits leaves when the caller fell silent, and a mask asked to open opens.</summary>
    public void Advance(long nowMicroseconds)
    {
        if (IsOpen || _ended)
        {
            return;
        }

        Closed.Advance(nowMicroseconds);
        if (State == MaskState.Opening && Closed.IsIdle && MayOpen(nowMicroseconds))
        {
            _head = Math.Max(_head, Closed.Head);
            _outgoing.Reopen();
            Open();
        }
    }

    /// <summary>The call is over: what waits goes to the recorder, nothing is sent, every buffer is overwritten.</summary>
    public void End()
    {
        if (IsClosed && !_ended)
        {
            Closed.Finish();
        }

        _ended = true;
        _recent.Clear();
        _keys.Clear();
        _decoder.Clear();
    }

    private void Pass(in ReceivedPacket packet)
    {
        if (!_outgoing.TryForward(packet) || !CallerCodec.IsAudio(packet.Kind))
        {
            return;
        }

        _outgoing.Follow(packet);
        long position = _clock.IsContinuedBy(packet, _head) ? _clock.PositionOf(packet.Timestamp, _head) : _clock.Start(packet, _head);
        long ahead = position - _head;
        _recent.Add(packet.Kind, position, packet.Payload);
        _head = Math.Max(_head, position + packet.Payload.Length);
        bool records = _sink.WantsAudio;
        _isFollowed = (records || CallerCodec.IsWide(packet.Kind)) && packet.Payload.Length <= ClosedPath.LongestPacket;
        if (_isFollowed)
        {
            Span<short> samples = _decoder.Decode(packet, ahead, _scratch).Low;
            if (records)
            {
                _sink.Audio(position, samples);
            }
        }
    }

    private void ProcessEvent(in ReceivedPacket packet)
    {
        bool readable = TelephoneEventPayload.TryParse(packet.Payload, out TelephoneEventPayload payload);
        long head = IsOpen ? _head : Closed.Head;
        long position = _clock.PositionOfEvent(packet, payload.Duration, head);
        long end = position + payload.Duration;
        bool progresses = readable && _keys.See(packet, payload, position, end);
        if (IsOpen)
        {
            _outgoing.TryForward(packet);
        }
        else
        {
            bool isMore = progresses || !readable || !payload.IsKey;
            Closed.MaskEvent(packet, end, isMore);
        }
    }

    private void ProcessClosed(in ReceivedPacket packet)
    {
        int count = packet.Payload.Length;
        if (count is 0 or > ClosedPath.LongestPacket)
        {
            Closed.Withhold(packet);
            return;
        }

        bool goesOn = _clock.IsContinuedBy(packet, Closed.Head);
        long ahead = goesOn ? _clock.PositionOf(packet.Timestamp, Closed.Head) - Closed.Head : 0;
        CallerSound sound = _decoder.Decode(packet, ahead, _scratch);
        if (State == MaskState.Opening && goesOn && ahead == 0 && MayOpen(packet.ArrivalMicroseconds))
        {
            Closed.Leave(packet, sound);
            _head = Closed.Head + count;
            Open();
        }
        else
        {
            Closed.Process(packet, sound);
        }

        sound.Clear();
    }

    private bool MayOpen(long now) =>
        _opening.Allows(now, _keys.LastKeyMicroseconds, Closed.MayHoldKey, _keys.IsSounding, Closed.IsPause);

    private void Open()
    {
        State = MaskState.Open;
        _keys.Delivers = false;
        _keys.Clear();
        Closed.Wipe();
    }
}
