using System.Buffers.Binary;
using System.Security.Cryptography;
using PayGate.Media.Calls;
using PayGate.Media.Masking;
using PayGate.Media.Rtp;

namespace PayGate.Media.Prompts;

/// <summary>
/// Plays prompts to the caller and to nobody else: lays them over what the agent says to the caller, which is heard softly underneath; while the agent
/// sends nothing, makes the packets itself. Owned by the call's worker; allocates nothing per packet.
/// </summary>
/// <param name="stream">The agent's stream: what it passes on is what the caller hears.</param>
internal sealed class PromptPlayer(LegStream stream)
{
    private const int Frame = 160;
    private const int MicrosecondsPerSample = 125;
    private const long FrameMicroseconds = Frame * MicrosecondsPerSample;

    /// <summary>The agent counts as silent after so long without a packet: 60 ms.</summary>
    private const long SilentAfter = 60_000;

    /// <summary>The agent under a prompt: an eighth, -18 dB.</summary>
    private const int Duck = 3;

    private readonly byte[] _packet = new byte[RtpPacket.HeaderBytes + ClosedPath.LongestPacket];
    private readonly short[] _low = new short[ClosedPath.LongestPacket];
    private readonly short[] _high = new short[ClosedPath.LongestPacket];
    private CallerCodec _decoder;
    private CallerCodec _encoder;
    private short[] _sound = [];
    private int _at;
    private ushort _shift;
    private uint _delay;
    private bool _hasSpoken;
    private ushort _sequence;
    private uint _timestamp;
    private uint _ssrc;
    private byte _payloadType;
    private bool _hasHeader;
    private long _sentAt;

    /// <summary>Whether something is being played.</summary>
    internal bool IsPlaying => _at < _sound.Length;

    /// <summary>Plays from now on; what was being played is cut off.</summary>
    /// <param name="sound">8 kHz.</param>
    /// <param name="now">Microseconds.</param>
    internal void Play(short[] sound, long now)
    {
        (_sound, _at) = (sound, 0);
        long silent = now - SilentAfter - _sentAt;
        if (silent > 0)
        {
            _timestamp += (uint)(silent / MicrosecondsPerSample);
            _sentAt += silent;
        }
    }

    /// <summary>Stops at once.</summary>
    internal void Stop() => (_sound, _at) = ([], 0);

    /// <summary>Takes a datagram of the agent on its way to the caller, and lays the prompt over it in place.</summary>
    internal void Through(Span<byte> datagram, long now)
    {
        if (RtpPacket.TryParse(datagram, out RtpPacket packet) != RtpProblem.None)
        {
            return;
        }

        if (packet.Ssrc != _ssrc)
        {
            (_ssrc, _shift, _delay, _hasSpoken) = (packet.Ssrc, 0, 0, false);
        }

        // An agent whose count of samples stood still while the player spoke goes on behind what was played.
        int behind = (int)(_timestamp + Frame - (packet.Timestamp + _delay));
        _delay += _hasSpoken && behind > 0 ? (uint)behind : 0;
        _hasSpoken = false;
        _sequence = (ushort)(packet.Sequence + _shift);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[RtpPacket.SequenceOffset..], _sequence);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[RtpPacket.TimestampOffset..], packet.Timestamp + _delay);
        PayloadKind kind = stream.Payloads[packet.PayloadType];
        if (!CallerCodec.IsAudio(kind))
        {
            return;
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
    }

    /// <summary>Goes on without the agent. To be called every 20 ms.</summary>
    internal void Advance(long now)
    {
        while (IsPlaying && now - _sentAt >= SilentAfter && TryLearnHeader())
        {
            _timestamp += Frame;
            _sentAt += FrameMicroseconds;
            PayloadKind kind = stream.Payloads[_payloadType];
            CallerSound sound = SoundOf(kind, Frame);
            sound.Clear();
            Lay(sound, Duck);
            _shift++;
            _hasSpoken = true;
            RtpPacket.WriteHeader(_packet, _payloadType, marker: _at == Frame, ++_sequence, _timestamp, _ssrc);
            _encoder.Encode(kind, sound, _packet.AsSpan(RtpPacket.HeaderBytes));
            stream.Peer?.Port.SendRtp(_packet.AsSpan(0, RtpPacket.HeaderBytes + Frame));
        }
    }

    private CallerSound SoundOf(PayloadKind kind, int samples) =>
        new(_low.AsSpan(0, samples), CallerCodec.IsWide(kind) ? _high.AsSpan(0, samples) : []);

    private void Lay(in CallerSound sound, int duck)
    {
        for (int i = 0; i < sound.Length && IsPlaying; i++)
        {
            sound.Low[i] = (short)Math.Clamp((sound.Low[i] >> duck) + _sound[_at++], short.MinValue, short.MaxValue);
        }

        for (int i = 0; i < sound.High.Length; i++)
        {
            sound.High[i] >>= duck;
        }
    }

    /// <summary>Before the agent has sent anything, a source of the player's own speaks in the first codec that was agreed on.</summary>
    private bool TryLearnHeader()
    {
        for (byte payloadType = 0; !_hasHeader && payloadType < PayloadTypes.Count; payloadType++)
        {
            if (CallerCodec.IsAudio(stream.Payloads[payloadType]))
            {
                (_payloadType, _ssrc, _hasHeader) = (payloadType, (uint)RandomNumberGenerator.GetInt32(int.MaxValue), true);
            }
        }

        return _hasHeader && CallerCodec.IsAudio(stream.Payloads[_payloadType]);
    }
}
