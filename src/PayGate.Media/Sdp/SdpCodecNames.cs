using System.Globalization;
using PayGate.Media.Rtp;

namespace PayGate.Media.Sdp;

/// <summary>Which payload type is which codec: <c>a=rtpmap</c> (RFC 8866 section 6.6) and the static types of RFC 3551.</summary>
internal static class SdpCodecNames
{
    /// <summary>Reads <c>PT NAME/CLOCK[/CHANNELS]</c> into the map; <see langword="false"/> when malformed.</summary>
    internal static bool TryRead(ReadOnlySpan<char> value, Dictionary<byte, SdpCodec> codecs)
    {
        int space = value.IndexOf(' ');
        if (space < 1 || !TryParsePayloadType(value[..space], out byte payloadType))
        {
            return false;
        }

        ReadOnlySpan<char> encoding = value[(space + 1)..].Trim();
        int slash = encoding.IndexOf('/');
        if (slash < 1)
        {
            return false;
        }

        codecs[payloadType] = Named(encoding[..slash], encoding[(slash + 1)..]);
        return true;
    }

    /// <summary>
    /// Leaves the payload types that the <c>m=</c> line lists, adding static ones that need no <c>rtpmap</c>; <see langword="false"/> when the line
    /// lists something that is no payload type.
    /// </summary>
    internal static bool KeepAnnounced(string formats, Dictionary<byte, SdpCodec> codecs)
    {
        var mapped = new Dictionary<byte, SdpCodec>(codecs);
        codecs.Clear();
        foreach (string format in formats.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParsePayloadType(format, out byte payloadType))
            {
                return false;
            }

            codecs[payloadType] = mapped.TryGetValue(payloadType, out SdpCodec codec) ? codec : Static(payloadType);
        }

        return true;
    }

    private static SdpCodec Static(byte payloadType) => payloadType switch
    {
        PayloadTypes.Pcmu => SdpCodec.Pcmu,
        PayloadTypes.Pcma => SdpCodec.Pcma,
        PayloadTypes.G722 => SdpCodec.G722,
        PayloadTypes.ComfortNoise => SdpCodec.ComfortNoise,
        _ => SdpCodec.Unknown,
    };

    private static SdpCodec Named(ReadOnlySpan<char> name, ReadOnlySpan<char> clockAndChannels)
    {
        bool isNarrowMono = clockAndChannels is "8000" or "8000/1";
        return name switch
        {
            _ when name.Equals("telephone-event", StringComparison.OrdinalIgnoreCase) => SdpCodec.TelephoneEvent,
            _ when name.Equals("CN", StringComparison.OrdinalIgnoreCase) => SdpCodec.ComfortNoise,
            _ when isNarrowMono && name.Equals("PCMU", StringComparison.OrdinalIgnoreCase) => SdpCodec.Pcmu,
            _ when isNarrowMono && name.Equals("PCMA", StringComparison.OrdinalIgnoreCase) => SdpCodec.Pcma,
            _ when isNarrowMono && name.Equals("G722", StringComparison.OrdinalIgnoreCase) => SdpCodec.G722,
            _ => SdpCodec.Unknown,
        };
    }

    private static bool TryParsePayloadType(ReadOnlySpan<char> text, out byte payloadType) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out payloadType) && payloadType < PayloadTypes.Count;
}
