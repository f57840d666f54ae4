namespace PayGate.Media.Masking;

/// <summary>
/// Decodes the caller's packets. A codec with a memory is kept in the order of the sound: a packet that comes late is decoded from where its
/// gap began, and what came after it is not disturbed.
/// </summary>
internal sealed class PacketDecoder
{
    private CallerCodec _codec;
    private CallerCodec _beforeGap;
    private uint _ssrc;

    /// <summary>What is known of the sound so far, which whoever hears all of it knows as well.</summary>
    public CallerCodec Codec => _codec;

    /// <summary>Goes on from elsewhere.</summary>
    public void Adopt(in CallerCodec codec, uint ssrc) => (_codec, _ssrc) = (codec, ssrc);

    /// <summary>Decodes a packet of audio.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="ahead">Samples between the end of what came so far and its start; negative when it comes late.</param>
    /// <param name="scratch">Where to: as many samples as there are codes.</param>
    public CallerSound Decode(in ReceivedPacket packet, long ahead, MaskScratch scratch)
    {
        int count = packet.Payload.Length;
        CallerSound sound = new(
            scratch.Packet.AsSpan(0, count),
            CallerCodec.IsWide(packet.Kind) ? scratch.PacketHigh.AsSpan(0, count) : default);
        if (ahead < 0)
        {
            CallerCodec late = _beforeGap;
            late.Decode(packet.Kind, packet.Payload, sound);
            return sound;
        }

        if (ahead > 0)
        {
            _beforeGap = _codec;
        }

        if (packet.Ssrc != _ssrc)
        {
            _codec.Reset();
            _ssrc = packet.Ssrc;
        }

        _codec.Decode(packet.Kind, packet.Payload, sound);
        return sound;
    }

    /// <summary>Forgets the past.</summary>
    public void Clear()
    {
        _codec = default;
        _beforeGap = default;
    }
}
