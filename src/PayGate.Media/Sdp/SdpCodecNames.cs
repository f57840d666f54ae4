using System.Globalization;
using PayGate.Media.Rtp;

namespace PayGate.Media.Sdp;

/// <summary>Which payload type is which codec: <c>a=rtpmap</c> (RFC 8866 section 6.6) and the static types of RFC 3551.</summary>
internal static class SdpCodecNames
{
    /// <summary>The clock of a telephone line.</summary>
    internal const int NarrowClock = 8000;

    /// <summary>Reads <c>PT NAME/CLOCK[/CHANNELS]</c> into the map; <see langword="false"/> when malformed.</summary>
    internal static bool TryRead(ReadOnlySpan<char> value, Dictionary<byte, string> encodings)
    {
        int space = value.IndexOf(' ');
        if (space < 1 || !TryParsePayloadType(value[..space], out byte payloadType))
        {
            return false;
        }

        ReadOnlySpan<char> encoding = value[(space + 1)..].Trim();
        if (encoding.IndexOf('/') < 1 || encoding.Contains(' '))
        {
            return false;
        }

        encodings[payloadType] = encoding.ToString();
        return true;
    }

    /// <summary>The formats that an <c>m=</c> line lists, in its order; <see langword="null"/> when it lists something that is no payload type.</summary>
    internal static IReadOnlyList<SdpFormat>? Announced(string formats, Dictionary<byte, string> encodings)
    {
        var announced = new List<SdpFormat>();
        foreach (string format in formats.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParsePayloadType(format, out byte payloadType))
            {
                return null;
            }

            if (!announced.Exists(other => other.PayloadType == payloadType))
            {
                string encoding = encodings.GetValueOrDefault(payloadType) ?? StaticPayloadTypes.EncodingOf(payloadType);
                announced.Add(new SdpFormat(payloadType, Named(encoding), encoding));
            }
        }

        return announced;
    }

    private static SdpCodec Named(string encoding)
    {
        int slash = encoding.IndexOf('/', StringComparison.Ordinal);
        ReadOnlySpan<char> name = slash < 0 ? encoding : encoding.AsSpan(0, slash);
        bool isNarrowMono = slash > 0 && encoding.AsSpan(slash + 1) is "8000" or "8000/1";
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
