using System.Buffers.Binary;
using PayGate.Media.Rtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>Packets to protect.</summary>
internal static class SrtpPacket
{
    internal const uint Source = 0xCAFE_BABE;

    internal static byte[] Rtp(ushort sequence, uint ssrc = Source, int payload = 160)
    {
        byte[] packet = new byte[RtpPacket.HeaderBytes + payload];
        RtpPacket.WriteHeader(packet, 8, marker: false, sequence, (uint)(sequence * 160), ssrc);
        packet.AsSpan(RtpPacket.HeaderBytes).Fill((byte)sequence);
        return packet;
    }

    /// <summary>With two contributing sources and a header extension.</summary>
    internal static byte[] LongRtp(ushort sequence)
    {
        byte[] packet = Rtp(sequence, payload: 200);
        packet[0] = 0x92;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(20), 0xBEDE_0001);
        return packet;
    }

    /// <summary>A sender report with its source.</summary>
    internal static byte[] Rtcp(int mark, uint ssrc = Source)
    {
        byte[] packet = new byte[28];
        packet[0] = 0x80;
        packet[1] = 200;
        packet[3] = 6;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), ssrc);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(20), mark);
        return packet;
    }
}
