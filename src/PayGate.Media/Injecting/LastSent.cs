using System.Buffers.Binary;
using PayGate.Media.Rtp;

namespace PayGate.Media.Injecting;

/// <summary>The last packet that left a stream, as far as what follows has to fit to it.</summary>
internal struct LastSent
{
    /// <summary>Whether there was one.</summary>
    internal bool IsKnown { get; private set; }

    internal ushort Sequence { get; private set; }

    internal uint Timestamp { get; private set; }

    internal uint Ssrc { get; private set; }

    internal byte PayloadType { get; private set; }

    /// <summary>Microseconds on the worker's clock.</summary>
    internal long At { get; private set; }

    /// <summary>Notes a packet with a valid header.</summary>
    internal void Note(ReadOnlySpan<byte> packet, long now)
    {
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[RtpPacket.SequenceOffset..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[RtpPacket.TimestampOffset..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[RtpPacket.SsrcOffset..]);
        PayloadType = (byte)(packet[1] & RtpPacket.PayloadTypeMask);
        At = now;
        IsKnown = true;
    }
}
