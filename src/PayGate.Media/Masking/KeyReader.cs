using PayGate.Media.TelephoneEvents;
using PayGate.Signals.Tones;

namespace PayGate.Media.Masking;

/// <summary>Reads presses out of the events as they arrive and out of the audio as it leaves the delay line, when its order is settled.</summary>
internal sealed class KeyReader(IMaskedStreamSink sink)
{
    private readonly KeyToneDetector _detector = new();
    private readonly TelephoneEventTracker _tracker = new();
    private readonly KeyMerger _merger = new();
    private long _base;
    private long _heard;
    private long _knownUntil;
    private byte _sounding;
    private ushort _lastDuration;
    private uint _lastSegment;
    private long _lastHearing;

    /// <summary>Presses delivered.</summary>
    public long Keys { get; private set; }

    /// <summary>Whether presses are delivered or only noted.</summary>
    public bool Delivers { get; set; }

    /// <summary>When a key was last heard or an event seen, on the clock of the packets.</summary>
    public long LastKeyMicroseconds { get; private set; } = long.MinValue;

    /// <summary>Whether a tone is sounding.</summary>
    public bool IsSounding => _detector.IsSounding;

    /// <summary>Audio begins anew at a position.</summary>
    /// <param name="position">Where.</param>
    /// <param name="knownUntil">Tones that begin before belong to a press from before the mask closed: no key.</param>
    public void Restart(long position, long knownUntil)
    {
        Pause();
        _base = position - _heard;
        _knownUntil = knownUntil;
    }

    /// <summary>No sound follows for now: a key that sounds is over.</summary>
    public void Pause()
    {
        _detector.Clear();
        Drain(_lastHearing);
    }

    /// <summary>Hears samples in order.</summary>
    public void Hear(ReadOnlySpan<short> samples, long arrivalMicroseconds)
    {
        _lastHearing = arrivalMicroseconds;
        _detector.Process(samples);
        _heard += samples.Length;
        Drain(arrivalMicroseconds);
    }

    /// <summary>Samples that never came.</summary>
    public void Miss(int count, long arrivalMicroseconds)
    {
        _lastHearing = arrivalMicroseconds;
        _detector.ProcessMissing(count);
        _heard += count;
        Drain(arrivalMicroseconds);
    }

    /// <summary>Takes a packet of an event that lasted from a position to another; <see langword="false"/> when it only repeats what is known.</summary>
    public bool See(in ReceivedPacket packet, in TelephoneEventPayload payload, long position, long end)
    {
        EventSighting sighting = _tracker.Process(packet.Ssrc, packet.Timestamp, payload);
        if (sighting == EventSighting.NewPress)
        {
            LastKeyMicroseconds = packet.ArrivalMicroseconds;
            (_lastDuration, _lastSegment) = (payload.Duration, packet.Timestamp);
            if (_merger.BeginEvent(payload.Code, position, end, out bool quickly))
            {
                Deliver(payload.Code, position, packet.ArrivalMicroseconds, quickly);
            }

            return true;
        }

        bool grows = sighting == EventSighting.Continuation && (payload.Duration != _lastDuration || packet.Timestamp != _lastSegment);
        if (grows)
        {
            LastKeyMicroseconds = packet.ArrivalMicroseconds;
            (_lastDuration, _lastSegment) = (payload.Duration, packet.Timestamp);
            _merger.ExtendEvent(payload.Code, end);
        }

        return grows;
    }

    /// <summary>Takes a key that signalling tells, at a position.</summary>
    public void Press(byte key, long position, long arrivalMicroseconds)
    {
        LastKeyMicroseconds = Math.Max(LastKeyMicroseconds, arrivalMicroseconds);
        if (_merger.BeginSignal(key, position, out bool quickly))
        {
            Deliver(key, position, arrivalMicroseconds, quickly);
        }
    }

    /// <summary>Overwrites everything that tells of a key.</summary>
    public void Clear()
    {
        Delivers = false;
        Pause();
        _tracker.Clear();
        _merger.Clear();
        _sounding = 0;
    }

    private void Drain(long arrivalMicroseconds)
    {
        while (_detector.TryTake(out KeyTone tone))
        {
            long start = _base + tone.StartSample;
            if (tone.HasEnded)
            {
                _merger.ExtendTone(tone.Key, _base + tone.EndSample, isOver: true);
                continue;
            }

            _sounding = tone.Key;
            LastKeyMicroseconds = Math.Max(LastKeyMicroseconds, arrivalMicroseconds);
            if (_merger.BeginTone(tone.Key, start, _base + _heard, out bool quickly) && start >= _knownUntil)
            {
                Deliver(tone.Key, start, arrivalMicroseconds, quickly);
            }
        }

        if (_detector.IsSounding)
        {
            LastKeyMicroseconds = Math.Max(LastKeyMicroseconds, arrivalMicroseconds);
            _merger.ExtendTone(_sounding, _base + _heard, isOver: false);
        }
    }

    private void Deliver(byte key, long position, long arrivalMicroseconds, bool quickly)
    {
        if (Delivers)
        {
            Keys++;
            sink.KeyPressed(new KeyPress(key, position, arrivalMicroseconds, quickly));
        }
    }
}
