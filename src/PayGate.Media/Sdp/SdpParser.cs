using System.Globalization;
using System.Net;
using System.Text;

namespace PayGate.Media.Sdp;

/// <summary>Reads session descriptions. Never throws on bad input and never guesses: what is malformed is refused as a whole.</summary>
internal static class SdpParser
{
    private const int MostLines = 2000;
    private const int MostSections = 32;
    private const int MostCryptoLines = 32;

    /// <summary>
    /// Reads a description; on failure <paramref name="problem"/> is one of <see cref="SdpErrors"/>. The input may be reused afterwards.
    /// </summary>
    internal static SdpDocument? TryParse(ReadOnlySpan<byte> input, out string problem)
    {
        List<SdpLine>? lines = SplitLines(input.ToArray(), out problem);
        if (lines is null)
        {
            return null;
        }

        var media = new List<SdpMedia>();
        var encodings = new List<Dictionary<byte, string>>();
        IPAddress? sessionAddress = null;
        SdpDirection sessionDirection = SdpDirection.SendRecv;
        for (int i = 0; i < lines.Count; i++)
        {
            SdpLine line = lines[i];
            problem = line.Type switch
            {
                'm' => AddMedia(line.Value, media, encodings, sessionDirection),
                'c' => ReadConnection(line.Value, media, ref sessionAddress),
                'a' when media.Count > 0 => ReadAttribute(line, media[^1], encodings[^1]),
                'a' => ReadDirection(line, ref sessionDirection),
                _ => "",
            };
            if (problem.Length > 0)
            {
                return null;
            }

            lines[i] = line with { Section = media.Count - 1 };
        }

        problem = Complete(media, encodings, sessionAddress);
        return problem.Length == 0 ? new SdpDocument(lines, media) : null;
    }

    private static List<SdpLine>? SplitLines(ReadOnlyMemory<byte> text, out string problem)
    {
        var lines = new List<SdpLine>();
        problem = SdpErrors.BadLine;
        int at = 0;
        while (at < text.Length)
        {
            ReadOnlySpan<byte> rest = text.Span[at..];
            int newLine = rest.IndexOf((byte)'\n');
            int length = newLine < 0 ? rest.Length : newLine + 1;
            ReadOnlySpan<byte> content = rest[..length].TrimEnd("\r\n"u8);
            if (content.IsEmpty && rest.TrimEnd("\r\n"u8).IsEmpty)
            {
                break;
            }

            if (content.Length < 2 || content[1] != (byte)'=' || !char.IsAsciiLetterLower((char)content[0])
                || content.ContainsAny((byte)'\0', (byte)'\r'))
            {
                return null;
            }

            lines.Add(new SdpLine((char)content[0], Encoding.Latin1.GetString(content[2..]), text.Slice(at, length), SdpLine.SessionLevel));
            at += length;
            if (lines.Count > MostLines)
            {
                problem = SdpErrors.TooLong;
                return null;
            }
        }

        problem = lines.Count > 0 && lines[0] is { Type: 'v', Value: "0" } ? "" : SdpErrors.NoVersion;
        return problem.Length == 0 ? lines : null;
    }

    private static string AddMedia(
        string value, List<SdpMedia> media, List<Dictionary<byte, string>> encodings, SdpDirection direction)
    {
        string[] parts = value.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 4)
        {
            return SdpErrors.BadMediaLine;
        }

        if (!TryParsePort(parts[1], out int port))
        {
            return SdpErrors.BadPort;
        }

        if (media.Count == MostSections)
        {
            return SdpErrors.TooLong;
        }

        media.Add(new SdpMedia
        {
            Kind = parts[0],
            Port = port,
            Profile = parts[2],
            FormatList = parts[3].Trim(),
            RtcpPort = port + 1,
            Direction = direction,
        });
        encodings.Add([]);
        return "";
    }

    private static string ReadConnection(string value, List<SdpMedia> media, ref IPAddress? sessionAddress)
    {
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[0] != "IN" || !SdpAddresses.TryParse(parts[1], parts[2], out IPAddress address))
        {
            return SdpErrors.BadConnection;
        }

        if (media.Count == 0)
        {
            sessionAddress = address;
        }
        else
        {
            media[^1].Address = address;
        }

        return "";
    }

    private static string ReadAttribute(in SdpLine line, SdpMedia section, Dictionary<byte, string> encodings)
    {
        switch (line.Attribute)
        {
            case "rtcp-mux":
                section.RtcpMux = true;
                return "";
            case "rtcp":
                ReadOnlySpan<char> port = line.AttributeValue;
                int space = port.IndexOf(' ');
                if (!TryParsePort(space < 0 ? port : port[..space], out int rtcpPort))
                {
                    return SdpErrors.BadRtcp;
                }

                section.RtcpPort = rtcpPort;
                return "";
            case "rtpmap":
                return SdpCodecNames.TryRead(line.AttributeValue, encodings) ? "" : SdpErrors.BadRtpMap;
            case "crypto" when section.Crypto.Count < MostCryptoLines:
                section.Crypto.Add(line.AttributeValue.ToString());
                return "";
            case "fingerprint":
                section.HasFingerprint = true;
                return "";
            default:
                SdpDirection direction = section.Direction;
                string problem = ReadDirection(line, ref direction);
                section.Direction = direction;
                return problem;
        }
    }

    private static string ReadDirection(in SdpLine line, ref SdpDirection direction)
    {
        direction = line.Attribute switch
        {
            "sendrecv" => SdpDirection.SendRecv,
            "sendonly" => SdpDirection.SendOnly,
            "recvonly" => SdpDirection.RecvOnly,
            "inactive" => SdpDirection.Inactive,
            _ => direction,
        };
        return "";
    }

    private static string Complete(List<SdpMedia> media, List<Dictionary<byte, string>> encodings, IPAddress? sessionAddress)
    {
        for (int i = 0; i < media.Count; i++)
        {
            SdpMedia section = media[i];
            section.Address ??= sessionAddress;
            if (section.IsRelayed && section.Address is null)
            {
                return SdpErrors.NoConnection;
            }

            if (!section.IsRelayed)
            {
                continue;
            }

            if (SdpCodecNames.Announced(section.FormatList, encodings[i]) is not { } formats)
            {
                return SdpErrors.BadMediaLine;
            }

            section.Announce(formats);
        }

        return media.Count == 0 ? SdpErrors.NoMedia : "";
    }

    private static bool TryParsePort(ReadOnlySpan<char> text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= ushort.MaxValue;
}
