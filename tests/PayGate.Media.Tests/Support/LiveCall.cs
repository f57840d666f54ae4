using Microsoft.Extensions.Time.Testing;
using PayGate.Media.Rtp;
using PayGate.Media.TelephoneEvents;
using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Support;

/// <summary>
/// A call with sound both ways, 20 ms by 20 ms on a clock of its own: a step is over when the relay has handled its packets, so that nothing
/// depends on how fast the machine is.
/// </summary>
internal sealed class LiveCall(FakeTimeProvider clock, RtpPhone caller, RtpPhone agent)
{
    internal const byte EventPayloadType = 101;

    private const int Frame = 160;
    private const byte Pcma = 8;
    private const int EventRepeats = 3;

    private static readonly byte[] Fence = [0x80, 201, 0, 1, 0, 0, 0, 1];

    private readonly ToneGenerator _tones = new();
    private int _hum;

    /// <summary>What the agent hums, in hertz.</summary>
    internal int AgentHum { get; init; } = 440;

    /// <summary>Everything that reached the agent, in order.</summary>
    internal List<byte[]> HeardByAgent { get; } = [];

    /// <summary>Everything that reached the caller.</summary>
    internal List<byte[]> HeardByCaller { get; } = [];

    internal int EventsHeardByAgent => HeardByAgent.Count(packet => PayloadTypeOf(packet) == EventPayloadType);

    /// <summary>Both sides hum for a while.</summary>
    internal void Talk(int milliseconds)
    {
        for (int i = 0; i < milliseconds / 20; i++)
        {
            SendAudio();
            Step();
        }
    }

    internal void Press(IEnumerable<byte> keys, KeyTransport transport)
    {
        foreach (byte key in keys)
        {
            Press(key, transport);
        }
    }

    /// <summary>A key of 80 ms and a pause of 100 ms.</summary>
    internal void Press(byte key, KeyTransport transport)
    {
        const int Frames = 4;
        if (transport != KeyTransport.Events)
        {
            _tones.Start(key, Frames * Frame, KeyToneShape.Standard);
        }

        uint start = caller.Timestamp + Frame;
        for (int i = 1; i <= Frames; i++)
        {
            if (transport == KeyTransport.Events)
            {
                caller.Skip();
            }
            else
            {
                SendAudio();
            }

            if (transport != KeyTransport.Tones)
            {
                SendEvent(key, start, i * Frame, isEnd: i == Frames);
            }

            Step();
        }

        Talk(100);
    }

    /// <summary>What the agent hears, as one line of sound.</summary>
    internal short[] AgentSound() => SoundOf(HeardByAgent);

    /// <summary>What packets of G.711 sound like, as one line.</summary>
    internal static short[] SoundOf(IEnumerable<byte[]> packets)
    {
        List<byte[]> audio = [.. packets.Where(packet => PayloadTypeOf(packet) == Pcma)];
        uint first = TimestampOf(audio[0]);
        short[] sound = new short[audio.Max(packet => (int)(TimestampOf(packet) - first)) + Frame];
        foreach (byte[] packet in audio)
        {
            ALaw.Decode(packet.AsSpan(RtpPacket.HeaderBytes), sound.AsSpan((int)(TimestampOf(packet) - first)));
        }

        return sound;
    }

    private void SendEvent(byte key, uint start, int duration, bool isEnd)
    {
        byte[] payload = new byte[TelephoneEventPayload.Length];
        new TelephoneEventPayload(key, isEnd, 10, (ushort)duration).Write(payload);
        for (int i = isEnd ? EventRepeats : 1; i > 0; i--)
        {
            caller.SendPacket(EventPayloadType, payload, marker: duration == Frame, timestamp: start);
        }
    }

    private void SendAudio()
    {
        short[] sound = new short[Frame];
        Hum(sound, 300);
        _tones.AddTo(sound);
        byte[] payload = new byte[Frame];
        ALaw.Encode(sound, payload);
        caller.SendPacket(Pcma, payload);
    }

    private void Step()
    {
        short[] sound = new short[Frame];
        Hum(sound, AgentHum);
        byte[] payload = new byte[Frame];
        ALaw.Encode(sound, payload);
        agent.SendPacket(Pcma, payload);
        _hum += Frame;

        // RTCP sent to the RTP port waits behind the packets before it: when it has come out, they have been handled.
        caller.SendRaw(Fence);
        agent.ReceiveRtcp();
        agent.SendRaw(Fence);
        caller.ReceiveRtcp();
        HeardByAgent.AddRange(agent.Drain());
        HeardByCaller.AddRange(caller.Drain());
        clock.Advance(TimeSpan.FromMilliseconds(20));
    }

    private void Hum(Span<short> samples, int frequency)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)(1000 * Math.Sin(2 * Math.PI * frequency * (_hum + i) / 8000));
        }
    }

    private static int PayloadTypeOf(byte[] packet) => packet[1] & RtpPacket.PayloadTypeMask;

    private static uint TimestampOf(byte[] packet)
    {
        Assert.Equal(RtpProblem.None, RtpPacket.TryParse(packet, out RtpPacket read));
        return read.Timestamp;
    }
}
