using PayGate.Media.Masking;
using PayGate.Media.Rtp;
using PayGate.Media.Sdp;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Calls;

/// <summary>What each payload type means on one direction of a stream.</summary>
internal sealed class PayloadMap
{
    private readonly PayloadKind[] _kinds = new PayloadKind[PayloadTypes.Count];
    private readonly bool[] _announced = new bool[PayloadTypes.Count];

    internal PayloadMap() => Array.Fill(_kinds, PayloadKind.Undecodable);

    internal PayloadKind this[byte payloadType] => _kinds[payloadType & RtpPacket.PayloadTypeMask];

    /// <summary>Whether both sides have an audio codec that can be decoded, and with that be masked.</summary>
    internal bool HasDecodableAudio { get; private set; }

    /// <summary>Whether keys can come as telephone events in this direction.</summary>
    internal bool HasEvents => _kinds.AsSpan().Contains(PayloadKind.TelephoneEvent);

    /// <summary>What a packet carries: by its payload type, and by its shape where nobody announced that.</summary>
    internal PayloadKind KindOf(byte payloadType, ReadOnlySpan<byte> payload)
    {
        PayloadKind kind = this[payloadType];
        return kind == PayloadKind.Undecodable && !_announced[payloadType & RtpPacket.PayloadTypeMask] && UnannouncedEvent.Fits(payloadType, payload)
            ? PayloadKind.TelephoneEvent
            : kind;
    }

    /// <summary>
    /// Takes over what was negotiated. The receiver's description says what it takes under which number (RFC 3264 section 6.1); the sender's
    /// own numbers fill the gaps, since telephones send what they announced.
    /// </summary>
    internal void Set(IReadOnlyDictionary<byte, SdpCodec>? receiver, IReadOnlyDictionary<byte, SdpCodec>? sender)
    {
        Array.Fill(_kinds, PayloadKind.Undecodable);
        Array.Clear(_announced);
        Add(sender);
        Add(receiver);
        HasDecodableAudio = (sender is not null || receiver is not null) && IsAudible(sender) && IsAudible(receiver);
    }

    private static bool IsAudible(IReadOnlyDictionary<byte, SdpCodec>? announced) => announced is null || announced.Values.Any(AudibleCodecs.Contains);

    private void Add(IReadOnlyDictionary<byte, SdpCodec>? announced)
    {
        if (announced is null)
        {
            return;
        }

        foreach ((byte payloadType, SdpCodec codec) in announced)
        {
            _announced[payloadType] = true;
            _kinds[payloadType] = codec switch
            {
                SdpCodec.Pcmu => PayloadKind.Pcmu,
                SdpCodec.Pcma => PayloadKind.Pcma,
                SdpCodec.G722 => PayloadKind.G722,
                SdpCodec.TelephoneEvent => PayloadKind.TelephoneEvent,
                SdpCodec.ComfortNoise => PayloadKind.ComfortNoise,
                _ => PayloadKind.Undecodable,
            };
        }
    }
}
