using PayGate.Contracts.Captures;

namespace PayGate.Media.Masking;

/// <summary>The way of packets into a closed mask: in order into the delay line, watched on the way in.</summary>
internal sealed class ClosedPath
{
    /// <summary>The longest packet taken: 120 ms.</summary>
    public const int LongestPacket = 960;

    /// <summary>
    /// A gap beyond this is a pause of the caller and not a loss: 200 ms. With the delay and two packets of the longest kind it still fits
    /// into the line.
    /// </summary>
    private const int LargestGap = 1600;

    /// <summary>Masked after an event for the tone that trails it: 40 ms.</summary>
    private const int AfterEvent = 320;

    /// <summary>Tones that begin so soon after the mask closed on a tone are the same: 25 ms.</summary>
    private const int SameTone = 200;

    /// <summary>After so long without a packet the caller fell silent and what waits leaves: 100 ms.</summary>
    private const long Silence = 100_000;

    /// <summary>Mean power of what nobody misses: -46 dBm0.</summary>
    private const double PausePower = 6500;

    private readonly OutgoingStream _outgoing;
    private readonly KeyReader _keys;
    private readonly StreamClock _clock;
    private readonly DelayLine _line = new();
    private readonly KeyWatch _watch;
    private readonly DelayedOutput _output;
    private int _frameLength = 160;
    private long _arrival;
    private long _events;
    private long _undecodable;
    private long _late;

    public ClosedPath(IMaskedStreamSink sink, OutgoingStream outgoing, KeyReader keys, StreamClock clock, MaskScratch scratch)
    {
        _outgoing = outgoing;
        _keys = keys;
        _clock = clock;
        _watch = new KeyWatch(_line, scratch);
        _output = new DelayedOutput(sink, outgoing, keys, _line, clock, scratch);
    }

    /// <summary>What stands in place of a key.</summary>
    public MaskStyle Style
    {
        set => _output.Style = value;
    }

    /// <summary>Position of the next sample to arrive in order.</summary>
    public long Head => _line.Head;

    /// <summary>Nothing waits.</summary>
    public bool IsIdle => _line.Count == 0;

    /// <summary>Whether something that waits may be a key.</summary>
    public bool MayHoldKey => _watch.IsSounding || _line.HoldsMask();

    /// <summary>Whether what waits is too soft to be missed.</summary>
    public bool IsPause => _line.Power() <= PausePower;

    /// <summary>What was done so far.</summary>
    public MaskCounters Counters =>
        new(_keys.Keys, _output.BlankedMilliseconds, _events, _undecodable, _late, _output.LostPackets);

    /// <summary>Closes: fills the delay with what continues the recent audio, or masks it if that may be a key.</summary>
    /// <param name="recent">What left last.</param>
    /// <param name="head">Where the stream is.</param>
    /// <returns>What is known of the sound by its end.</returns>
    public CallerCodec Enter(RecentAudio recent, long head)
    {
        if (!recent.IsFull || recent.End != head)
        {
            Begin(head);
            return default;
        }

        int high = recent.IsWide ? RecentAudio.Length : 0;
        CallerSound history = new(stackalloc short[RecentAudio.Length], stackalloc short[high]);
        CallerSound continuation = new(stackalloc short[DelayedOutput.Delay], stackalloc short[high]);
        CallerCodec codec = recent.Decode(history);
        RecentAudio.Continue(history, continuation);
        _line.Restart(head - DelayedOutput.Delay);
        _line.Append(continuation);
        _watch.Restart(head - RecentAudio.Length);
        bool sounding = _watch.Hear(history.Low);
        if (sounding)
        {
            _line.Mask(_line.Tail, head);
        }

        _output.Restart(head, sounding ? head + SameTone : head, goesOn: true);
        history.Clear();
        continuation.Clear();
        return codec;
    }

    /// <summary>Takes audio.</summary>
    public void Process(in ReceivedPacket packet, CallerSound sound)
    {
        _arrival = packet.ArrivalMicroseconds;
        long position = Place(packet);
        _outgoing.Follow(packet);
        _frameLength = sound.Length;
        int late = (int)Math.Clamp(_line.Head - position, 0, sound.Length);
        if (late > 0)
        {
            FillLate(position, sound.Until(late));
        }

        if (late < sound.Length)
        {
            AppendGap((int)(position + late - _line.Head));
            _line.Append(sound.From(late));
            _watch.Hear(sound.Low[late..]);
        }

        _output.SendReady(_frameLength, _arrival);
    }

    /// <summary>Takes an event packet out of the stream and masks around it.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="end">Up to where the key is known to be held.</param>
    /// <param name="isMore">Whether the packet says more than earlier ones.</param>
    public void MaskEvent(in ReceivedPacket packet, long end, bool isMore)
    {
        _events++;
        if (!isMore)
        {
            return;
        }

        bool isOnClock = _clock.IsRunning && packet.Ssrc == _clock.Ssrc && Math.Abs(end - _line.Head) <= LargestGap;
        long until = isOnClock ? Math.Max(end, _line.Head) : _line.Head;
        _line.Mask(_line.Tail, until + AfterEvent);
        int silent = (int)(until - _frameLength - _line.Head);
        if (isOnClock && silent > 0)
        {
            _arrival = packet.ArrivalMicroseconds;
            AppendGap(silent);
            _output.SendReady(_frameLength, _arrival);
        }
    }

    /// <summary>Drops what no key can be heard in; of comfort noise the level goes on (RFC 3389 section 3.1).</summary>
    public void Withhold(in ReceivedPacket packet)
    {
        if (packet.Kind != PayloadKind.ComfortNoise || packet.Payload.IsEmpty || !_outgoing.HasCodec)
        {
            _undecodable++;
            return;
        }

        Drain(isSent: true);
        _outgoing.Send(packet.PayloadType, _clock.TimestampOf(_line.Head + DelayedOutput.Delay), packet.Payload[..1]);
    }

    /// <summary>Sends what waits when the caller fell silent.</summary>
    public void Advance(long now)
    {
        if (!IsIdle && now - _arrival > Silence)
        {
            Drain(isSent: true);
        }
    }

    /// <summary>Opens with the packet that is next in order; what waits fades out under its start.</summary>
    public void Leave(in ReceivedPacket packet, CallerSound sound)
    {
        _outgoing.Follow(packet);
        _output.SendOpening(packet, sound, _line.Head);
    }

    /// <summary>Ends: what waits goes to the recorder alone.</summary>
    public void Finish()
    {
        Drain(isSent: false);
        Wipe();
    }

    /// <summary>Overwrites every sample held.</summary>
    public void Wipe()
    {
        _line.Restart(_line.Head);
        _watch.Clear();
    }

    private long Place(in ReceivedPacket packet)
    {
        if (_clock.IsContinuedBy(packet, _line.Head))
        {
            long position = _clock.PositionOf(packet.Timestamp, _line.Head);
            if (position - _line.Head > LargestGap)
            {
                Drain(isSent: true);
                Begin(position);
            }

            return position;
        }

        Drain(isSent: true);
        long start = _clock.Start(packet, _line.Head);
        Begin(start);
        return start;
    }

    private void Begin(long position)
    {
        _line.Restart(position);
        _watch.Restart(position);
        _output.Restart(position, position, goesOn: false);
        _outgoing.MarkNext();
    }

    private void Drain(bool isSent)
    {
        if (!IsIdle)
        {
            _watch.Cut(_line.Head);
            _output.Drain(_frameLength, _arrival, isSent);
        }
    }

    private void AppendGap(int count)
    {
        if (count > 0)
        {
            _watch.Miss(_line.Head, count);
            _line.AppendMissing(count);
        }
    }

    private void FillLate(long position, CallerSound sound)
    {
        if (_line.Fill(position, sound) > 0)
        {
            _watch.HearAgain(position, position + sound.Length);
        }
        else
        {
            _late++;
        }
    }
}
