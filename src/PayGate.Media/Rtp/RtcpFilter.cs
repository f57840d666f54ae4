using System.Buffers.Binary;

namespace PayGate.Media.Rtp;

/// <summary>
/// Takes a compound RTCP packet apart (RFC 3550 section 6.1) and puts together what may go on to the other party.
/// </summary>
/// <remarks>
/// RTCP may carry anything: APP and XR packets, profile extensions, notes in SDES, the reason in a BYE. While the sender's mask is closed
/// only what receivers need leaves: reports without extensions, canonical names, and the end of sources. Sender reports always state what
/// the relay sent, since the mask takes packets away and adds some; their timestamps stay, for the mask keeps the sender's clock.
/// </remarks>
internal static class RtcpFilter
{
    private const byte SenderReport = 200;
    private const byte ReceiverReport = 201;
    private const byte SourceDescription = 202;
    private const byte Goodbye = 203;

    private const int WordBytes = 4;
    private const int SenderReportBytes = 28;
    private const int ReceiverReportBytes = 8;
    private const int ReportBlockBytes = 24;
    private const int PacketCountOffset = 20;
    private const int OctetCountOffset = 24;
    private const byte CountMask = 0x1f;
    private const byte PaddingFlag = 0x20;
    private const byte CanonicalName = 1;

    /// <summary>Writes what may go on and returns its length: 0 when nothing may, -1 when the compound is malformed.</summary>
    /// <param name="compound">What came.</param>
    /// <param name="isMasked">Whether the mask on the sender is closed.</param>
    /// <param name="sent">RTP that the relay sent to the other party.</param>
    /// <param name="output">Room for as many bytes as came.</param>
    internal static int Copy(ReadOnlySpan<byte> compound, bool isMasked, in PacketCounters sent, Span<byte> output)
    {
        int written = 0;
        while (!compound.IsEmpty)
        {
            int length = LengthOf(compound);
            if (length < 0)
            {
                return -1;
            }

            ReadOnlySpan<byte> packet = compound[..length];
            compound = compound[length..];
            int kept = length;
            if (!isMasked)
            {
                packet.CopyTo(output[written..]);
            }
            else if ((kept = CopyNeeded(packet, output[written..])) < 0)
            {
                return -1;
            }

            if (kept >= SenderReportBytes && packet[1] == SenderReport)
            {
                BinaryPrimitives.WriteUInt32BigEndian(output[(written + PacketCountOffset)..], (uint)sent.Packets);
                BinaryPrimitives.WriteUInt32BigEndian(output[(written + OctetCountOffset)..], (uint)sent.Bytes);
            }

            written += kept;
        }

        return written;
    }

    // Padding is allowed on the last packet alone (RFC 3550 section 6.4.1).
    private static int LengthOf(ReadOnlySpan<byte> compound)
    {
        if (compound.Length < WordBytes || compound[0] >> RtpPacket.VersionShift != RtpPacket.Version)
        {
            return -1;
        }

        int length = (BinaryPrimitives.ReadUInt16BigEndian(compound[2..]) + 1) * WordBytes;
        bool isPadded = (compound[0] & PaddingFlag) != 0;
        return length > compound.Length || (isPadded && length != compound.Length) ? -1 : length;
    }

    private static int CopyNeeded(ReadOnlySpan<byte> packet, Span<byte> output)
    {
        int length = FixedBytes(packet);
        if (length > packet.Length)
        {
            return -1;
        }

        switch (packet[1])
        {
            case SenderReport or ReceiverReport or Goodbye:
                packet[..length].CopyTo(output);
                break;
            case SourceDescription:
                length = CopyNames(packet, output);
                break;
            default:
                return 0;
        }

        if (length > 0)
        {
            output[0] &= unchecked((byte)~PaddingFlag);
            BinaryPrimitives.WriteUInt16BigEndian(output[2..], (ushort)((length / WordBytes) - 1));
        }

        return length;
    }

    // What a packet has of its type and count; the rest is extension, text or padding.
    private static int FixedBytes(ReadOnlySpan<byte> packet)
    {
        int count = packet[0] & CountMask;
        return packet[1] switch
        {
            SenderReport => SenderReportBytes + (count * ReportBlockBytes),
            ReceiverReport => ReceiverReportBytes + (count * ReportBlockBytes),
            Goodbye => WordBytes + (count * WordBytes),
            _ => WordBytes,
        };
    }

    // RFC 3550 section 6.5: chunks of a source and its items, each chunk filled up with zeros to a whole word.
    private static int CopyNames(ReadOnlySpan<byte> packet, Span<byte> output)
    {
        int chunks = 0;
        int written = WordBytes;
        int at = WordBytes;
        for (int left = packet[0] & CountMask; left > 0; left--)
        {
            int chunk = at;
            at += WordBytes;
            ReadOnlySpan<byte> name = default;
            while (at < packet.Length && packet[at] != 0)
            {
                int end = at + 2 < packet.Length ? at + 2 + packet[at + 1] : int.MaxValue;
                if (end > packet.Length)
                {
                    return -1;
                }

                name = packet[at] == CanonicalName ? packet[at..end] : name;
                at = end;
            }

            // At least one zero ends the chunk.
            at = (at / WordBytes * WordBytes) + WordBytes;
            if (at > packet.Length)
            {
                return -1;
            }

            if (!name.IsEmpty)
            {
                int length = ((WordBytes + name.Length) / WordBytes * WordBytes) + WordBytes;
                Span<byte> copy = output.Slice(written, length);
                copy.Clear();
                packet.Slice(chunk, WordBytes).CopyTo(copy);
                name.CopyTo(copy[WordBytes..]);
                written += length;
                chunks++;
            }
        }

        output[0] = (byte)((RtpPacket.Version << RtpPacket.VersionShift) | chunks);
        output[1] = SourceDescription;
        return chunks > 0 ? written : 0;
    }
}
