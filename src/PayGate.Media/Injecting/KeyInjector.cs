using System.Security.Cryptography;
using PayGate.Media.Masking;
using PayGate.Media.Rtp;
using PayGate.Media.TelephoneEvents;
using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Media.Injecting;

/// <summary>
/// Makes the packets of keys that a party is to be heard pressing: telephone events (RFC 4733 section 2.5: one timestamp, growing duration, the end three
/// times) or tones, one packet for every 20 ms.
/// </summary>
internal sealed class KeyInjector
{
    private const int Step = 20;
    private const int MicrosecondsPerMillisecond = 1000;
    private const int SamplesPerStep = 160;
    private const int Ends = 3;
    private const int MostWaiting = 32;
    private const int LongestDuration = ushort.MaxValue;

    private readonly Queue<(InjectedKey Key, KeyOutlet Outlet)> _waiting = new();
    private readonly ToneGenerator _tones = new();
    private readonly short[] _samples = new short[SamplesPerStep];
    private InjectedKey _key;
    private KeyOutlet _outlet;
    private uint _start;
    private uint _ssrc;
    private int _elapsed;
    private int _endsLeft;
    private long _nextAt;

    /// <summary>A key sounds: nothing else of the party is to be heard.</summary>
    internal bool IsSounding { get; private set; }

    /// <summary>A key sounds or waits.</summary>
    internal bool IsActive => IsSounding || _waiting.Count > 0;

    /// <summary>Takes a key; <see langword="false"/> when too many wait already.</summary>
    internal bool TryAdd(InjectedKey key, KeyOutlet outlet)
    {
        if (_waiting.Count >= MostWaiting)
        {
            return false;
        }

        _waiting.Enqueue((key, outlet));
        return true;
    }

    /// <summary>Makes the next packet that is due, but for its sequence number; its length, 0 when none is due.</summary>
    /// <param name="now">Microseconds.</param>
    /// <param name="sent">What the party was last heard sending, on whose clock the key is.</param>
    /// <param name="packet">Room for it.</param>
    internal int Make(long now, in LastSent sent, Span<byte> packet)
    {
        if (!IsSounding && (now < _nextAt || !TryBegin(now, sent)))
        {
            return 0;
        }

        if (now < _nextAt)
        {
            return 0;
        }

        return _outlet.Kind == PayloadKind.TelephoneEvent ? MakeEvent(packet) : MakeTone(packet);
    }

    /// <summary>Ends at once and forgets every key.</summary>
    internal void Abort()
    {
        _waiting.Clear();
        _key = default;
        _tones.Start(0, 0, KeyToneShape.Standard);
        _samples.AsSpan().Clear();
        IsSounding = false;
    }

    private bool TryBegin(long now, in LastSent sent)
    {
        if (!_waiting.TryDequeue(out (InjectedKey Key, KeyOutlet Outlet) next))
        {
            return false;
        }

        (_key, _outlet) = next;
        long since = sent.IsKnown ? (now - sent.At) * _outlet.ClockRate / TimeSpan.MicrosecondsPerSecond : 0;
        _start = sent.IsKnown ? sent.Timestamp + (uint)Math.Max(1, since) : BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
        _ssrc = sent.IsKnown ? sent.Ssrc : BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
        _elapsed = 0;
        _endsLeft = Ends;
        _nextAt = now;
        _tones.Start(_key.Code, _key.Milliseconds * (SamplesPerStep / Step), KeyToneShape.Standard);
        IsSounding = true;
        return true;
    }

    private int MakeEvent(Span<byte> packet)
    {
        bool isFirst = _elapsed == 0;
        _elapsed = Math.Min(_elapsed + Step, _key.Milliseconds);
        bool isEnd = _elapsed >= _key.Milliseconds;
        RtpPacket.WriteHeader(packet, _outlet.PayloadType, isFirst, 0, _start, _ssrc);
        int duration = Math.Min(_elapsed * (_outlet.ClockRate / MicrosecondsPerMillisecond), LongestDuration);
        new TelephoneEventPayload(_key.Code, isEnd, _key.Volume, (ushort)duration).Write(packet[RtpPacket.HeaderBytes..]);
        if (!isEnd)
        {
            _nextAt += Step * MicrosecondsPerMillisecond;
        }
        else if (--_endsLeft == 0)
        {
            Finish();
        }

        return RtpPacket.HeaderBytes + TelephoneEventPayload.Length;
    }

    private int MakeTone(Span<byte> packet)
    {
        uint timestamp = _start + (uint)(_elapsed / Step * SamplesPerStep);
        RtpPacket.WriteHeader(packet, _outlet.PayloadType, _elapsed == 0, 0, timestamp, _ssrc);
        _samples.AsSpan().Clear();
        _tones.AddTo(_samples);
        Span<byte> codes = packet.Slice(RtpPacket.HeaderBytes, SamplesPerStep);
        if (_outlet.Kind == PayloadKind.Pcma)
        {
            ALaw.Encode(_samples, codes);
        }
        else
        {
            MuLaw.Encode(_samples, codes);
        }

        _elapsed += Step;
        _nextAt += Step * MicrosecondsPerMillisecond;
        if (_elapsed >= _key.Milliseconds)
        {
            Finish();
        }

        return RtpPacket.HeaderBytes + SamplesPerStep;
    }

    private void Finish()
    {
        _nextAt += _key.Pause * MicrosecondsPerMillisecond;
        _key = default;
        _samples.AsSpan().Clear();
        IsSounding = false;
    }
}
