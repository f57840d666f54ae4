using System.Buffers.Binary;
using PayGate.Signals.Tones;

namespace PayGate.Simulation;

/// <summary>One key being held on a simulated telephone.</summary>
internal sealed class KeyPressPlan
{
    /// <summary>Bytes of a telephone-event payload (RFC 4733 section 2.3).</summary>
    public const int EventLength = 4;

    private const byte EndBit = 0x80;
    private const byte Volume = 10;
    private const int SamplesPerPacket = 160;

    private readonly byte _key;
    private readonly int _packets;
    private readonly ToneGenerator _tone = new();

    /// <summary>Plans a key of <paramref name="packets"/> packets of 20 ms.</summary>
    public KeyPressPlan(byte key, KeyTransport transport, int packets, int restPackets)
    {
        _key = key;
        _packets = packets;
        _tone.Start(key, packets * SamplesPerPacket, KeyToneShape.Standard);
        Transport = transport;
        RestPackets = restPackets;
    }

    /// <summary>How the key travels.</summary>
    public KeyTransport Transport { get; }

    /// <summary>Packets of rest before the next key.</summary>
    public int RestPackets { get; }

    /// <summary>Packets sent so far.</summary>
    public int Sent { get; private set; }

    /// <summary>RTP timestamp of the event's first packet; all its packets carry it.</summary>
    public uint EventTimestamp { get; set; }

    /// <summary>The packet being sent is the key's last.</summary>
    public bool IsLast => Sent == _packets - 1;

    /// <summary>Everything was sent.</summary>
    public bool IsOver => Sent >= _packets;

    /// <summary>Replaces the voice by the key's tone where the key travels as a tone.</summary>
    public void FillTone(Span<short> samples)
    {
        if (Transport is KeyTransport.Events)
        {
            return;
        }

        samples.Clear();
        _tone.AddTo(samples);
    }

    /// <summary>Writes the event payload of the packet being sent.</summary>
    public void WriteEvent(Span<byte> payload)
    {
        payload[0] = _key;
        payload[1] = (byte)(Volume | (IsLast ? EndBit : 0));
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(SamplesPerPacket * (Sent + 1)));
    }

    /// <summary>The packet was sent.</summary>
    public void Advance() => Sent++;
}
