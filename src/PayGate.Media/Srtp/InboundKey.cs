using System.Buffers.Binary;
using PayGate.Media.Rtp;

namespace PayGate.Media.Srtp;

/// <summary>A key that a party sends under, with what its sources have sent. Nothing is noted before a packet proved genuine.</summary>
internal sealed class InboundKey : IDisposable
{
    private readonly PacketTransform _transform;
    private readonly SourceTable _sources = new();
    private readonly byte[] _mki;
    private readonly SourceTable? _before;
    private ulong _left;

    /// <param name="description">The key as the party described it.</param>
    /// <param name="previous">The key it replaces: a source may go on with its rollover counter.</param>
    internal InboundKey(SdesKey description, InboundKey? previous)
    {
        Description = description;
        _transform = PacketTransform.Create(description.Master, encrypts: false);
        _mki = description.Mki;
        _left = description.Lifetime;
        _before = previous?._sources;
    }

    /// <summary>How the party described it.</summary>
    internal SdesKey Description { get; }

    /// <summary>Whether a genuine packet came under it.</summary>
    internal bool IsUsed { get; private set; }

    /// <summary>Opens an RTP packet in place; returns its length without tag, 0 when it is not genuine, replayed, or too old.</summary>
    internal int OpenRtp(Span<byte> packet, int headerBytes)
    {
        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[RtpPacket.SsrcOffset..]);
        ushort sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[RtpPacket.SequenceOffset..]);
        if (_left == 0 || !HasMki(packet, _transform.MkiEndFromRtp))
        {
            return 0;
        }

        int at = _sources.IndexOf(ssrc);
        if (at < 0 || !_sources.At(at).Rtp.HasAny)
        {
            return OpenFirst(packet, headerBytes, ssrc, sequence, at);
        }

        ref SourceState source = ref _sources.At(at);
        if (!PacketIndex.TryEstimate(source.Rtp.Highest, sequence, out ulong index) || !source.Rtp.IsFresh(index))
        {
            return 0;
        }

        int length = _transform.UnprotectRtp(packet, headerBytes, ssrc, index, _mki.Length);
        if (length > 0)
        {
            source.Rtp.Mark(index);
            Use();
        }

        return length;
    }

    /// <summary>As <see cref="OpenRtp"/>, for RTCP. What is not encrypted is refused.</summary>
    internal int OpenRtcp(Span<byte> packet)
    {
        int indexAt = _transform.RtcpIndexOffset(packet.Length, _mki.Length);
        if (_left == 0 || indexAt < PacketTransform.RtcpHeaderBytes || !HasMki(packet, _transform.MkiEndFromRtcp))
        {
            return 0;
        }

        uint ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[RtcpFormat.SsrcOffset..]);
        uint word = BinaryPrimitives.ReadUInt32BigEndian(packet[indexAt..]);
        uint index = word & ~PacketTransform.EncryptedFlag;
        int at = _sources.IndexOf(ssrc);
        bool isFresh = at < 0 ? _sources.HasRoom : _sources.At(at).Rtcp.IsFresh(index);
        if ((word & PacketTransform.EncryptedFlag) == 0 || !isFresh)
        {
            return 0;
        }

        int length = _transform.UnprotectRtcp(packet, ssrc, index, _mki.Length);
        if (length > 0)
        {
            _sources.At(at < 0 ? _sources.Add(ssrc) : at).Rtcp.Mark(index);
            Use();
        }

        return length;
    }

    public void Dispose()
    {
        _transform.Dispose();
        Description.Dispose();
    }

    // A source new under this key counts its rollovers from zero, or goes on from the key before (RFC 3711 section 3.3.1, and 8.1 for a new
    // key).
    private int OpenFirst(Span<byte> packet, int headerBytes, uint ssrc, ushort sequence, int at)
    {
        if (at < 0 && !_sources.HasRoom)
        {
            return 0;
        }

        ulong index = PacketIndex.Of(0, sequence);
        int length = _transform.UnprotectRtp(packet, headerBytes, ssrc, index, _mki.Length);
        if (length == 0 && TryContinue(ssrc, sequence, out ulong continued) && continued != index)
        {
            index = continued;
            length = _transform.UnprotectRtp(packet, headerBytes, ssrc, index, _mki.Length);
        }

        if (length > 0)
        {
            _sources.At(at < 0 ? _sources.Add(ssrc) : at).Rtp.Mark(index);
            Use();
        }

        return length;
    }

    private bool TryContinue(uint ssrc, ushort sequence, out ulong index)
    {
        index = 0;
        int at = _before?.IndexOf(ssrc) ?? -1;
        return at >= 0 && _before!.At(at).Rtp.HasAny && PacketIndex.TryEstimate(_before.At(at).Rtp.Highest, sequence, out index);
    }

    private bool HasMki(ReadOnlySpan<byte> packet, int bytesBehind)
    {
        int start = packet.Length - bytesBehind - _mki.Length;
        return _mki.Length == 0 || (start >= 0 && packet.Slice(start, _mki.Length).SequenceEqual(_mki));
    }

    private void Use()
    {
        IsUsed = true;
        _left--;
    }
}
