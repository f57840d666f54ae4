namespace PayGate.Media.Srtp;

/// <summary>
/// Encrypts and authenticates the packets of one master key in place. Knows nothing of replay, rollover or sources; allocates nothing per
/// packet.
/// </summary>
/// <remarks>
/// Ends of packets, RFC 3711 sections 3.1 and 3.4, RFC 7714 sections 8 and 9: counter mode RTP <c>payload MKI tag</c> and RTCP
/// <c>payload E+index MKI tag</c>; GCM RTP <c>payload tag MKI</c> and RTCP <c>payload tag E+index MKI</c>.
/// </remarks>
internal abstract class PacketTransform : IDisposable
{
    /// <summary>The E flag and the index that every SRTCP packet carries.</summary>
    internal const int RtcpIndexBytes = 4;

    /// <summary>RTCP stays clear up to and with the sender's SSRC.</summary>
    internal const int RtcpHeaderBytes = 8;

    internal const uint EncryptedFlag = 0x8000_0000;

    /// <summary>The transform of a key; keys of a direction never serve the other.</summary>
    internal static PacketTransform Create(MasterKey master, bool encrypts) =>
        master.Suite.IsAead ? new GcmTransform(master, encrypts) : new CounterTransform(master);

    /// <summary>Protects the packet in the first bytes of the buffer; returns its new length, 0 when libcrypto fails.</summary>
    /// <param name="buffer">Packet, and room for tag and MKI.</param>
    /// <param name="length">Length of the packet.</param>
    /// <param name="headerBytes">Where its payload begins.</param>
    /// <param name="ssrc">Its source.</param>
    /// <param name="index">Its 48-bit index: rollover counter and sequence number.</param>
    /// <param name="mki">The identifier of the key, mostly empty.</param>
    internal abstract int ProtectRtp(Span<byte> buffer, int length, int headerBytes, uint ssrc, ulong index, ReadOnlySpan<byte> mki);

    /// <summary>
    /// Authenticates and opens a packet; returns its length without tag and MKI, 0 when it is not genuine, and then it is as it came.
    /// </summary>
    internal abstract int UnprotectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index, int mkiBytes);

    /// <summary>As <see cref="ProtectRtp"/>, with an index of 31 bits.</summary>
    internal abstract int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index, ReadOnlySpan<byte> mki);

    /// <summary>As <see cref="UnprotectRtp"/>, for a packet whose index word, E flag set, is at <see cref="RtcpIndexOffset"/>.</summary>
    internal abstract int UnprotectRtcp(Span<byte> packet, uint ssrc, uint index, int mkiBytes);

    /// <summary>Where the index word of a protected RTCP packet stands; negative when it is too short.</summary>
    internal abstract int RtcpIndexOffset(int length, int mkiBytes);

    /// <summary>Bytes behind the MKI of an RTP packet: the tag in counter mode.</summary>
    internal abstract int MkiEndFromRtp { get; }

    /// <summary>Bytes behind the MKI of an RTCP packet.</summary>
    internal abstract int MkiEndFromRtcp { get; }

    public abstract void Dispose();
}
