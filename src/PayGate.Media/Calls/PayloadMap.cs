using PayGate.Media.Rtp;
using PayGate.Media.Sdp;

namespace PayGate.Media.Calls;

/// <summary>What each payload type means on one direction of a stream.</summary>
internal sealed class PayloadMap
{
    private readonly SdpCodec[] _codecs = new SdpCodec[PayloadTypes.Count];

    internal SdpCodec this[byte payloadType] => _codecs[payloadType & RtpPacket.PayloadTypeMask];

    /// <summary>Whether any audio codec of this direction can be decoded, and with that be masked.</summary>
    internal bool HasDecodableAudio => _codecs.AsSpan().ContainsAny(SdpCodec.Pcmu, SdpCodec.Pcma);

    /// <summary>
    /// Takes over what was negotiated. The receiver's description says what it takes under which number (RFC 3264 section 6.1); the sender's
    /// own numbers fill the gaps, since telephones send what they announced.
    /// </summary>
    internal void Set(IReadOnlyDictionary<byte, SdpCodec>? receiver, IReadOnlyDictionary<byte, SdpCodec>? sender)
    {
        Array.Clear(_codecs);
        foreach (IReadOnlyDictionary<byte, SdpCodec>? announced in (IReadOnlyDictionary<byte, SdpCodec>?[])[sender, receiver])
        {
            foreach ((byte payloadType, SdpCodec codec) in announced ?? new Dictionary<byte, SdpCodec>())
            {
                _codecs[payloadType] = codec;
            }
        }
    }
}
