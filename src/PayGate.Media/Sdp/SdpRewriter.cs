using System.Buffers;
using System.Globalization;
using System.Text;

namespace PayGate.Media.Sdp;

/// <summary>
/// Puts the relay's own address and ports into a description. What describes the relayed streams (formats, direction, RTCP, packet time) is
/// written anew at the end of its section; every other line leaves byte for byte, in its order.
/// </summary>
/// <remarks>
/// Attributes that could lead media around the relay (ICE candidates, RFC 8839; alternative addresses) are removed: a path past the relay
/// is a path past the mask.
/// <c>a=group</c> goes too: sections bundled on one port (RFC 9143) would be so between the parties, and the relay gives each its own.
/// </remarks>
internal static class SdpRewriter
{
    private static readonly string[] BypassAttributes =
    [
        "candidate", "end-of-candidates", "ice-ufrag", "ice-pwd", "ice-options", "ice-lite", "ice-mismatch", "ice-pacing", "remote-candidates",
        "altc",
    ];

    // Keys of one party are nobody else's, and of DTLS-SRTP and ZRTP nothing is spoken.
    private static readonly string[] SecurityAttributes = ["crypto", "fingerprint", "setup", "tls-id", "key-mgmt", "zrtp-hash"];

    internal static byte[] Rewrite(SdpDocument document, SdpRewrite rewrite)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        ReadOnlySpan<byte> lineEnd = document.Lines[0].LineEnd is { IsEmpty: false } end ? end : "\r\n"u8;
        for (int i = 0; i < document.Lines.Count; i++)
        {
            SdpLine line = document.Lines[i];
            string? changed = Change(line, document, rewrite);
            if (changed is null)
            {
                output.Write(line.Raw.Span);
            }
            else if (changed.Length > 0)
            {
                Write(output, changed, line.LineEnd);
            }

            bool endsSection = line.Section >= 0 && (i + 1 == document.Lines.Count || document.Lines[i + 1].Section != line.Section);
            if (endsSection && rewrite.Sections[line.Section].Port > 0)
            {
                if (!output.WrittenSpan.EndsWith("\n"u8))
                {
                    output.Write(lineEnd);
                }

                foreach (string attribute in SdpStreamAttributes.Of(line.Section, document, rewrite))
                {
                    Write(output, "a=" + attribute, lineEnd);
                }
            }
        }

        return output.WrittenSpan.ToArray();
    }

    // Null: leave as it is. Empty: leave out.
    private static string? Change(SdpLine line, SdpDocument document, SdpRewrite rewrite)
    {
        switch (line.Type)
        {
            case 'o' when rewrite.Style.ReplaceOrigin:
                return ChangeOrigin(line.Value, rewrite);
            case 'c':
                return IsZero(line.Value) && !rewrite.Style.ReplaceZero ? null : "c=IN " + SdpAddresses.Write(rewrite.Address);
            case 'm':
                return MediaLine(document.Media[line.Section], rewrite.Sections[line.Section]);
            case 'a' when IsAmong(BypassAttributes, line) || IsAmong(SecurityAttributes, line):
                return "";
            case 'a' when line.Section == SdpLine.SessionLevel:
                return SdpStreamAttributes.IsDirection(line.Attribute) || line.Attribute is "group" ? "" : null;
            case 'a' when rewrite.Sections[line.Section].Port > 0:
                return SdpStreamAttributes.Covers(line, rewrite.Sections[line.Section], document.Media[line.Section]) ? "" : null;
            default:
                return null;
        }
    }

    private static bool IsAmong(string[] names, SdpLine line) => Array.Exists(names, name => line.Attribute.SequenceEqual(name));

    private static string MediaLine(SdpMedia media, SdpSectionRewrite section)
    {
        string formats = section.Formats is null ? media.FormatList : string.Join(' ', section.Formats.Select(format => format.PayloadType));
        return "m=" + media.Kind + " " + section.Port.ToString(CultureInfo.InvariantCulture) + " " + section.Profile + " " + formats;
    }

    private static string? ChangeOrigin(string value, SdpRewrite rewrite)
    {
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 6 ? "o=" + string.Join(' ', parts[..4]) + " " + SdpAddresses.Write(rewrite.Address) : null;
    }

    private static bool IsZero(string connection) => connection is "IN IP4 0.0.0.0" or "IN IP6 ::";

    private static void Write(ArrayBufferWriter<byte> output, string line, ReadOnlySpan<byte> lineEnd)
    {
        Encoding.Latin1.GetBytes(line, output);
        output.Write(lineEnd);
    }
}
