using PayGate.Media.Masking;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.Masking;

/// <summary>A masked leg and a recorder that keep everything they get.</summary>
internal sealed class LegProbe : IMaskedStreamSink
{
    public List<SentPacket> Packets { get; } = [];

    public List<(long Position, short[] Samples)> Recorded { get; } = [];

    public List<byte> Keys { get; } = [];

    public bool WantsAudio { get; init; } = true;

    public int Forwarded { get; private set; }

    public void Forward(in ReceivedPacket packet, ushort sequence, uint timestamp)
    {
        Forwarded++;
        Packets.Add(new SentPacket(0, packet.Kind, packet.Marker, sequence, timestamp, packet.Ssrc, packet.Payload.ToArray()));
    }

    public void Send(in GeneratedPacket packet)
    {
        PayloadKind kind = packet.PayloadType switch
        {
            0 => PayloadKind.Pcmu,
            8 => PayloadKind.Pcma,
            9 => PayloadKind.G722,
            13 => PayloadKind.ComfortNoise,
            _ => PayloadKind.Undecodable,
        };
        Packets.Add(new SentPacket(0, kind, packet.Marker, packet.Sequence, packet.Timestamp, packet.Ssrc, packet.Payload.ToArray()));
    }

    public void Audio(long position, ReadOnlySpan<short> samples) => Recorded.Add((position, samples.ToArray()));

    public void KeyPressed(in KeyPress press) => Keys.Add(press.Key);

    /// <summary>What a listener hears, laid out by timestamp from a first one on.</summary>
    public short[] Heard(uint firstTimestamp, int samples)
    {
        short[] heard = new short[samples];
        CallerCodec codec = default;
        foreach (SentPacket packet in Packets.Where(packet => CallerCodec.IsAudio(packet.Kind)))
        {
            short[] decoded = new short[packet.Payload.Length];
            codec.Decode(packet.Kind, packet.Payload, new CallerSound(decoded, new short[decoded.Length]));
            Lay(heard, (int)(packet.Timestamp - firstTimestamp), decoded);
        }

        return heard;
    }

    /// <summary>What the recorder keeps.</summary>
    public short[] Recording(int samples)
    {
        short[] recording = new short[samples];
        foreach ((long position, short[] decoded) in Recorded)
        {
            Lay(recording, (int)position, decoded);
        }

        return recording;
    }

    private static void Lay(short[] target, int at, short[] samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (at + i >= 0 && at + i < target.Length)
            {
                target[at + i] = samples[i];
            }
        }
    }
}
