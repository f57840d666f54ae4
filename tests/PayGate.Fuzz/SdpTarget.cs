using System.Net;
using System.Text;
using PayGate.Media.Calls;
using PayGate.Media.Sdp;

namespace PayGate.Fuzz;

/// <summary>Session descriptions: refused with a reason, or rewritten to something that can be read again and leads nowhere but to the relay.</summary>
internal static class SdpTarget
{
    internal const string Plain =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\n"
        + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=rtcp:4001\r\na=rtcp-mux\r\na=candidate:1 1 UDP 1 127.0.0.1 4000 typ host\r\n"
        + "m=video 0 RTP/AVP 31\r\nc=IN IP6 ::1\r\na=sendonly\r\n";

    private const string Rich =
        "v=0\no=alice 2890844526 2 IN IP6 2001:db8::1\ns= \ni=x\nu=http://x\ne=a@b\nc=IN IP6 2001:db8::1\nb=AS:84\nt=0 0\na=sendonly\na=group:BUNDLE a\n"
        + "a=ice-lite\nm=audio 4000 RTP/AVPF 111 9 18 0 13 110\na=mid:a\na=rtpmap:111 opus/48000/2\na=fmtp:111 useinbandfec=1\na=rtcp-fb:111 nack\n"
        + "a=rtpmap:110 telephone-event/48000\na=ptime:20\na=maxptime:60\na=recvonly\na=rtcp:9 IN IP6 2001:db8::1\nm=audio 0 RTP/AVP 8\nm=image 5000 udptl t38\n"
        + "m=audio 6000 RTP/SAVP 8\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz\n";

    internal static FuzzTarget Make() => new("Sdp", [Encoding.Latin1.GetBytes(Plain), Encoding.Latin1.GetBytes(Rich)], input => Shape(input)) { Shape = Shape };

    /// <summary>Reads and rewrites; a number that is alike for inputs that went the same way.</summary>
    private static int Shape(byte[] input)
    {
        SdpDocument? document = SdpParser.TryParse(input, out string problem);
        Must(document is not null || problem.Length > 0, "A description was refused without a reason.");
        if (document is null)
        {
            return problem.GetHashCode(StringComparison.Ordinal);
        }

        var selection = new CodecSelection(["G729"], ["PCMA"]);
        var sections = document.Media.Select((media, i) => media.IsRelayed
            ? new SdpSectionRewrite(30000 + (2 * i), media.Profile) { Formats = selection.Apply(media.Formats, audibleOnly: i > 0), Mux = media.RtcpMux }
            : SdpSectionRewrite.Refusal(media)).ToList();
        bool isReadable = sections.TrueForAll(section => section.Formats is not { Count: 0 });
        byte[] rewritten = SdpRewriter.Rewrite(document, new SdpRewrite(IPAddress.Loopback, sections, new SdpStyle(ReplaceOrigin: true, ReplaceZero: true)));
        SdpDocument? again = SdpParser.TryParse(rewritten, out problem);
        Must(!isReadable || again is not null, "A rewritten description cannot be read: " + problem);
        foreach (SdpMedia media in again?.Media ?? [])
        {
            Must(media.Address is null || media.Address.Equals(IPAddress.Loopback), "A rewritten description leads past the relay.");
        }

        Must(!Encoding.Latin1.GetString(rewritten).Contains("\na=candidate:", StringComparison.Ordinal), "A candidate was left.");
        return document.Media.Aggregate(document.Lines.Count, (sum, media) => HashCode.Combine(sum & 15, media.Formats.Count, media.Direction, media.IsRelayed));
    }

    private static void Must(bool holds, string finding)
    {
        if (!holds)
        {
            throw new InvalidOperationException(finding);
        }
    }
}
