using System.Buffers.Binary;
using System.Security.Cryptography;
using PayGate.Media.Calls;
using PayGate.Media.Injecting;
using PayGate.Media.Masking;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Prompts;

/// <summary>
/// Plays to one party and to nobody else: lays sound over what the party opposite says to it, which is heard softly underneath; while that one sends
/// nothing, makes the packets itself. Owned by the call's worker; allocates nothing per packet.
/// </summary>
internal sealed class PromptPlayer
{
    private const int Frame = 160;
    private const int MicrosecondsPerSample = 125;
    private const long FrameMicroseconds = Frame * MicrosecondsPerSample;

    /// <summary>The party opposite counts as silent after so long without a packet: 60 ms.</summary>
    private const long SilentAfter = 60_000;

    /// <summary>The party opposite under what is played: an eighth, -18 dB.</summary>
    private const int Duck = 3;

    private readonly LegStream _stream;
    private readonly byte[] _packet = new byte[PacketWorkspace.MostDatagramBytes];
    private readonly short[] _low = new short[ClosedPath.LongestPacket];
    private readonly short[] _high = new short[ClosedPath.LongestPacket];
    private CallerCodec _decoder;
    private CallerCodec _encoder;
    private short[] _sound = [];
    private int _at;
    private long _left;
    private ushort _shift;
    private uint _delay;
    private bool _hasSpoken;
    private ushort _sequence;
    private uint _timestamp;
    private uint _ssrc;
    private byte _payloadType;
    private bool _hasHeader;
    private long _sentAt;

    /// <param name="stream">The stream of the party opposite: what it passes on is what the listening party hears.</param>
    /// <param name="last">The last packet it passed on.</param>
    internal PromptPlayer(LegStream stream, in LastSent last)
    {
        _stream = stream;
        if (last.IsKnown)
        {
            (_sequence, _timestamp, _ssrc, _sentAt) = (last.Sequence, last.Timestamp, last.Ssrc, last.At);
            (_payloadType, _hasHeader) = (last.PayloadType, CallerCodec.IsAudio(stream.Payloads[last.PayloadType]));
        }
    }

    /// <summary>Whether something is being played.</summary>
    internal bool IsPlaying => _left > 0;

    /// <summary>Plays from now on; what was being played is cut off.</summary>
    /// <param name="sound">What, from where, how often.</param>
    /// <param name="now">Microseconds.</param>
    internal void Play(in PlayedSound sound, long now)
    {
        (_sound, _at, _left) = (sound.Samples, sound.Start, sound.Length);
        long silent = now - SilentAfter - _sentAt;
        if (silent > 0)
        {
            _timestamp += (uint)(silent / MicrosecondsPerSample);
            _sentAt += silent;
        }
    }

    /// <summary>Stops at once; the sample of the sound that would have been the next, -1 when nothing was playing.</summary>
    internal int Stop()
    {
        int at = IsPlaying ? _at : -1;
        (_sound, _at, _left) = ([], 0, 0);
        return at;
    }

    /// <summary>The packet as the listening party gets it; valid until the next one. The packet itself stays as it is: others get it too.</summary>
    internal ReadOnlySpan<byte> Through(ReadOnlySpan<byte> original, long now)
    {
        Span<byte> datagram = _packet.AsSpan(0, original.Length);
        original.CopyTo(datagram);
        if (RtpPacket.TryParse(datagram, out RtpPacket packet) != RtpProblem.None)
        {
            return original;
        }

        if (packet.Ssrc != _ssrc)
        {
            (_ssrc, _shift, _delay, _hasSpoken) = (packet.Ssrc, 0, 0, false);
        }

        // A party whose count of samples stood still while the player spoke goes on behind what was played.
        int behind = (int)(_timestamp + Frame - (packet.Timestamp + _delay));
        _delay += _hasSpoken && behind > 0 ? (uint)behind : 0;
        _hasSpoken = false;
        _sequence = (ushort)(packet.Sequence + _shift);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[RtpPacket.SequenceOffset..], _sequence);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[RtpPacket.TimestampOffset..], packet.Timestamp + _delay);
        PayloadKind kind = _stream.Payloads[packet.PayloadType];
        if (!CallerCodec.IsAudio(kind))
        {
            return datagram;
        }

        int payload = packet.Payload.Length;
        (_hasHeader, _payloadType, _timestamp, _sentAt) = (true, packet.PayloadType, packet.Timestamp + _delay, now);
        if (IsPlaying && payload <= _low.Length)
        {
            CallerSound sound = SoundOf(kind, payload);
            _decoder.Decode(kind, packet.Payload, sound);
            Lay(sound, Duck);
            _encoder.Encode(kind, sound, datagram.Slice(RtpPacket.HeaderLength(datagram), payload));
        }

        return datagram;
    }

    /// <summary>Goes on without the party opposite. To be called every 20 ms.</summary>
    internal void Advance(long now)
    {
        while (IsPlaying && now - _sentAt >= SilentAfter && TryLearnHeader())
        {
            _timestamp += Frame;
            _sentAt += FrameMicroseconds;
            PayloadKind kind = _stream.Payloads[_payloadType];
            CallerSound sound = SoundOf(kind, Frame);
            sound.Clear();
            Lay(sound, Duck);
            _shift++;
            RtpPacket.WriteHeader(_packet, _payloadType, marker: !_hasSpoken, ++_sequence, _timestamp, _ssrc);
            _hasSpoken = true;
            _encoder.Encode(kind, sound, _packet.AsSpan(RtpPacket.HeaderBytes));
            _stream.Peer?.Port.SendRtp(_packet.AsSpan(0, RtpPacket.HeaderBytes + Frame));
        }
    }

    private CallerSound SoundOf(PayloadKind kind, int samples) =>
        new(_low.AsSpan(0, samples), CallerCodec.IsWide(kind) ? _high.AsSpan(0, samples) : []);

    private void Lay(in CallerSound sound, int duck)
    {
        for (int i = 0; i < sound.Length && IsPlaying; i++)
        {
            sound.Low[i] = (short)Math.Clamp((sound.Low[i] >> duck) + _sound[_at], short.MinValue, short.MaxValue);
            _at = _at + 1 == _sound.Length ? 0 : _at + 1;
            _left--;
        }

        for (int i = 0; i < sound.High.Length; i++)
        {
            sound.High[i] >>= duck;
        }
    }

    /// <summary>Before the party opposite has sent anything, a source of the player's own speaks in the first codec that was agreed on.</summary>
    private bool TryLearnHeader()
    {
        for (byte payloadType = 0; !_hasHeader && payloadType < PayloadTypes.Count; payloadType++)
        {
            if (CallerCodec.IsAudio(_stream.Payloads[payloadType]))
            {
                (_payloadType, _hasHeader) = (payloadType, true);
                _ssrc = _ssrc == 0 ? (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue) : _ssrc;
            }
        }

        return _hasHeader && CallerCodec.IsAudio(_stream.Payloads[_payloadType]);
    }
}
