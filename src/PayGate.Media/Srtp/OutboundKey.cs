using System.Buffers.Binary;
using PayGate.Media.Rtp;

namespace PayGate.Media.Srtp;

/// <summary>
/// A key the relay sends under. No index is ever used twice under it, which would give away the key stream, and under GCM the key.
/// </summary>
internal sealed class OutboundKey : IDisposable
{
    private readonly PacketTransform _transform;
    private readonly SourceTable _sources = new();
    private readonly byte[] _mki;
    private uint _rtcpIndex;

    internal OutboundKey(SdesKey description)
    {
        Description = description.Copy();
        _transform = PacketTransform.Create(description.Master, encrypts: true);
        _mki = description.Mki;
    }

    /// <summary>How it is described to the party; a copy, so that the same key is known again and never counted anew.</summary>
    internal SdesKey Description { get; }

    /// <summary>
    /// Protects the packet in the buffer; returns its new length, 0 when it must not be sent: a repetition, or one that comes too late.
    /// </summary>
    /// <remarks>
    /// A source that starts to count anew (a telephone that restarted) would lead the receiver's rollover counter astray: its sequence
    /// numbers are shifted so that they follow the last one sent.
    /// </remarks>
    internal int SealRtp(Span<byte> buffer, int length, int headerBytes)
    {
        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(buffer[RtpPacket.SsrcOffset..]);
        int at = _sources.IndexOf(ssrc);
        if (at < 0)
        {
            if (!_sources.HasRoom)
            {
                return 0;
            }

            at = _sources.Add(ssrc);
        }

        ref SourceState source = ref _sources.At(at);
        Span<byte> field = buffer[RtpPacket.SequenceOffset..];
        ushort received = BinaryPrimitives.ReadUInt16BigEndian(field);
        ushort sequence = (ushort)(received + source.Shift);
        ulong index = PacketIndex.Of(0, sequence);
        if (source.Rtp.HasAny && (!PacketIndex.TryEstimate(source.Rtp.Highest, sequence, out index) || source.Rtp.IsTooOld(index)))
        {
            index = source.Rtp.Highest + 1;
            source.Shift = (ushort)((ushort)index - received);
        }

        if (index > PacketIndex.Last || !source.Rtp.IsFresh(index))
        {
            return 0;
        }

        BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)index);
        source.Rtp.Mark(index);
        return _transform.ProtectRtp(buffer, length, headerBytes, ssrc, index, _mki);
    }

    /// <summary>As <see cref="SealRtp"/>, for RTCP.</summary>
    internal int SealRtcp(Span<byte> buffer, int length)
    {
        if (length < PacketTransform.RtcpHeaderBytes || _rtcpIndex == PacketIndex.LastRtcp)
        {
            return 0;
        }

        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(buffer[RtcpFormat.SsrcOffset..]);
        return _transform.ProtectRtcp(buffer, length, ssrc, ++_rtcpIndex, _mki);
    }

    public void Dispose()
    {
        _transform.Dispose();
        Description.Dispose();
    }
}
