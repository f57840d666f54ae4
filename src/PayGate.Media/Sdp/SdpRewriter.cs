using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PayGate.Media.Sdp;

/// <summary>
/// Puts the relay's own address and ports into a description. Lines that need no change leave byte for byte, in their order.
/// </summary>
/// <remarks>
/// Attributes that could lead media around the relay (ICE candidates, RFC 8839; alternative addresses) are removed: a path past the relay is a path
/// past the mask.
/// </remarks>
internal static class SdpRewriter
{
    private static readonly string[] BypassAttributes =
    [
        "candidate", "end-of-candidates", "ice-ufrag", "ice-pwd", "ice-options", "ice-lite", "ice-mismatch", "ice-pacing", "remote-candidates",
        "altc",
    ];

    internal static byte[] Rewrite(SdpDocument document, SdpRewrite rewrite)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        ReadOnlySpan<byte> lineEnd = document.Lines[0].LineEnd;
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
            if (endsSection && NeedsRtcpLine(line.Section, document, rewrite))
            {
                if (!output.WrittenSpan.EndsWith("\n"u8))
                {
                    output.Write(lineEnd);
                }

                Write(output, RtcpLine(rewrite.Sections[line.Section].Port), lineEnd);
            }
        }

        return output.WrittenSpan.ToArray();
    }

    // Null: leave as it is. Empty: leave out.
    private static string? Change(SdpLine line, SdpDocument document, SdpRewrite rewrite)
    {
        switch (line.Type)
        {
            case 'o' when rewrite.ReplaceOrigin:
                return ChangeOrigin(line.Value, rewrite.Address);
            case 'c':
                return IsHold(line.Value) ? null : "c=IN " + Family(rewrite.Address) + " " + rewrite.Address;
            case 'm':
                SdpMedia media = document.Media[line.Section];
                SdpSectionRewrite section = rewrite.Sections[line.Section];
                return "m=" + media.Kind + " " + section.Port.ToString(CultureInfo.InvariantCulture) + " " + section.Profile + " " + media.Formats;
            case 'a' when Array.Exists(BypassAttributes, name => line.Value == name || line.Value.StartsWith(name + ":", StringComparison.Ordinal)):
                return "";
            case 'a' when line.Section >= 0 && line.Attribute is ("rtcp-mux" or "rtcp-mux-only"):
                return rewrite.Sections[line.Section].KeepMux ? null : "";
            case 'a' when line.Section >= 0 && line.Attribute is "rtcp" && rewrite.Sections[line.Section].Port > 0:
                return RtcpLine(rewrite.Sections[line.Section].Port);
            default:
                return null;
        }
    }

    private static bool NeedsRtcpLine(int section, SdpDocument document, SdpRewrite rewrite)
    {
        SdpSectionRewrite change = rewrite.Sections[section];
        bool shares = change.KeepMux && document.Media[section].RtcpMux;
        return rewrite.WriteRtcpPort && change.Port > 0 && !shares
            && !document.Lines.Any(line => line.Section == section && line.Attribute is "rtcp");
    }

    private static string RtcpLine(int port) => "a=rtcp:" + (port + 1).ToString(CultureInfo.InvariantCulture);

    private static string? ChangeOrigin(string value, IPAddress address)
    {
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 6 ? "o=" + string.Join(' ', parts[..4]) + " " + Family(address) + " " + address : null;
    }

    private static bool IsHold(string connection) => connection is "IN IP4 0.0.0.0" or "IN IP6 ::";

    private static string Family(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";

    private static void Write(ArrayBufferWriter<byte> output, string line, ReadOnlySpan<byte> lineEnd)
    {
        Encoding.Latin1.GetBytes(line, output);
        output.Write(lineEnd);
    }
}
