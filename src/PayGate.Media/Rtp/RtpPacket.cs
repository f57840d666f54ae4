using System.Buffers.Binary;

namespace PayGate.Media.Rtp;

/// <summary>The fields of one RTP packet (RFC 3550 section 5.1), read in place: nothing is copied, nothing is allocated.</summary>
internal readonly ref struct RtpPacket
{
    /// <summary>Fixed header, RFC 3550 section 5.1.</summary>
    internal const int HeaderBytes = 12;

    internal const int SequenceOffset = 2;
    internal const int TimestampOffset = 4;
    internal const int SsrcOffset = 8;

    /// <summary>V, the two high bits of octet 0; this is version 2.</summary>
    internal const byte Version = 2;

    internal const int VersionShift = 6;

    /// <summary>M, the high bit of octet 1; the payload type is the rest.</summary>
    internal const byte MarkerFlag = 0x80;

    internal const byte PayloadTypeMask = 0x7f;

    private const byte PaddingFlag = 0x20;
    private const byte ExtensionFlag = 0x10;
    private const byte SourceCountMask = 0x0f;
    private const int SourceBytes = 4;

    // RFC 3550 section 5.3.1: a profile word and a length in 32-bit words.
    private const int ExtensionHeaderBytes = 4;
    private const int ExtensionLengthOffset = 2;

    private RtpPacket(ReadOnlySpan<byte> datagram, ReadOnlySpan<byte> payload)
    {
        Marker = (datagram[1] & MarkerFlag) != 0;
        PayloadType = (byte)(datagram[1] & PayloadTypeMask);
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(datagram[SequenceOffset..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(datagram[TimestampOffset..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(datagram[SsrcOffset..]);
        Payload = payload;
    }

    internal bool Marker { get; }

    internal byte PayloadType { get; }

    internal ushort Sequence { get; }

    internal uint Timestamp { get; }

    internal uint Ssrc { get; }

    /// <summary>The payload without contributing sources, header extension and padding.</summary>
    internal ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a datagram; says what is wrong with it instead of throwing.</summary>
    internal static RtpProblem TryParse(ReadOnlySpan<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        if (datagram.Length < HeaderBytes)
        {
            return RtpProblem.TooShort;
        }

        byte first = datagram[0];
        if (first >> VersionShift != Version)
        {
            return RtpProblem.NotVersion2;
        }

        int start = HeaderLength(datagram);
        if (start < 0)
        {
            return RtpProblem.ExtensionTooLong;
        }

        int end = datagram.Length;
        if ((first & PaddingFlag) != 0)
        {
            int padding = datagram[^1];
            if (padding == 0 || padding > end - start)
            {
                return RtpProblem.PaddingTooLong;
            }

            end -= padding;
        }

        packet = new RtpPacket(datagram, datagram[start..end]);
        return RtpProblem.None;
    }

    /// <summary>Where the payload of a packet begins, behind contributing sources and extension; -1 when that is no RTP header.</summary>
    internal static int HeaderLength(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < HeaderBytes || datagram[0] >> VersionShift != Version)
        {
            return -1;
        }

        int length = HeaderBytes + ((datagram[0] & SourceCountMask) * SourceBytes);
        if ((datagram[0] & ExtensionFlag) != 0)
        {
            if (datagram.Length < length + ExtensionHeaderBytes)
            {
                return -1;
            }

            length += ExtensionHeaderBytes + (BinaryPrimitives.ReadUInt16BigEndian(datagram[(length + ExtensionLengthOffset)..]) * 4);
        }

        return length <= datagram.Length ? length : -1;
    }

    /// <summary>Writes the fixed header of a packet without padding, extension and contributing sources.</summary>
    internal static void WriteHeader(Span<byte> datagram, byte payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc)
    {
        datagram[0] = Version << VersionShift;
        datagram[1] = (byte)((payloadType & PayloadTypeMask) | (marker ? MarkerFlag : 0));
        BinaryPrimitives.WriteUInt16BigEndian(datagram[SequenceOffset..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[TimestampOffset..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(datagram[SsrcOffset..], ssrc);
    }
}
