using System.Globalization;

namespace PayGate.Media.Sdp;

/// <summary>
/// The attributes of a relayed section that the relay writes itself, in the order in which SIP edges know them from rtpengine: formats, direction,
/// RTCP, packet time.
/// </summary>
internal static class SdpStreamAttributes
{
    /// <summary>Whether a line of the sender gives way to one of the relay's.</summary>
    internal static bool Covers(in SdpLine line, SdpSectionRewrite change, SdpMedia section) => line.Attribute switch
    {
        "rtpmap" or "fmtp" or "rtcp" or "rtcp-mux" or "rtcp-mux-only" or "ptime" => true,
        "rtcp-fb" => change.Formats is not null && PayloadTypeOf(line) is { } type && !IsKept(type, change, section),
        _ => IsDirection(line.Attribute),
    };

    internal static bool IsDirection(ReadOnlySpan<char> attribute) => attribute is "sendrecv" or "sendonly" or "recvonly" or "inactive";

    /// <summary>The attributes, without <c>a=</c>.</summary>
    internal static IEnumerable<string> Of(int index, SdpDocument document, SdpRewrite rewrite)
    {
        SdpMedia section = document.Media[index];
        SdpSectionRewrite change = rewrite.Sections[index];
        SdpLine[] lines = [.. document.Lines.Where(line => line.Section == index && line.Type == 'a')];
        foreach (SdpFormat format in change.Formats ?? section.Formats)
        {
            if (format.Encoding.Length > 0)
            {
                yield return "rtpmap:" + Text(format.PayloadType) + " " + format.Encoding;
            }

            foreach (SdpLine line in lines.Where(line => line.Attribute is "fmtp" && PayloadTypeOf(line) == format.PayloadType))
            {
                yield return line.Value;
            }
        }

        yield return section.Direction.ToString().ToLowerInvariant();
        foreach (string attribute in Rtcp(change, rewrite))
        {
            yield return attribute;
        }

        if (change.PacketTime is { } milliseconds)
        {
            yield return "ptime:" + Text(milliseconds);
        }
        else if (Array.Find(lines, line => line.Attribute is "ptime") is { Value: { } packetTime })
        {
            yield return packetTime;
        }

        foreach (string attribute in change.More)
        {
            yield return attribute;
        }
    }

    private static IEnumerable<string> Rtcp(SdpSectionRewrite change, SdpRewrite rewrite)
    {
        if (rewrite.Style.Rtcp != SdpRtcpAttribute.None)
        {
            string address = rewrite.Style.Rtcp == SdpRtcpAttribute.PortAndAddress ? " IN " + SdpAddresses.Write(rewrite.Address) : "";
            yield return "rtcp:" + Text(change.RtcpPort) + address;
        }

        if (change.Mux)
        {
            yield return "rtcp-mux";
        }
    }

    private static bool IsKept(byte payloadType, SdpSectionRewrite change, SdpMedia section) =>
        (change.Formats ?? section.Formats).Any(format => format.PayloadType == payloadType);

    private static byte? PayloadTypeOf(in SdpLine line)
    {
        ReadOnlySpan<char> value = line.AttributeValue;
        int space = value.IndexOf(' ');
        return byte.TryParse(space < 0 ? value : value[..space], NumberStyles.None, CultureInfo.InvariantCulture, out byte type) ? type : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
