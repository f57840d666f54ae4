using System.Globalization;
using System.Text;

namespace PayGate.Fuzz;

/// <summary>Whole calls as an edge sends them, for mutation to start from.</summary>
internal static class NgScripts
{
    private static readonly string Answer = SdpTarget.Plain.Replace("4000", "4100", StringComparison.Ordinal);

    /// <summary>Messages of one input are parted by <paramref name="separator"/>.</summary>
    internal static IReadOnlyList<byte[]> Seeds(byte separator)
    {
        string[] offer = ["call-id", "c", "from-tag", "f", "sdp", SdpTarget.Plain, "command", "offer"];
        string[] answer = ["call-id", "c", "from-tag", "f", "to-tag", "t", "sdp", Answer, "command", "answer"];
        return
        [
            .. Simple().Select(message => Join(separator, offer, answer, message)),
            Join(separator, ["supports", "load limit", "via-branch", "z9hG4bK", "metadata", "agent=anna;direction=outbound;tenant=t", .. offer], answer, Of("delete", "via-branch", "z9hG4bK")),
            Join(separator, offer, ["label", "agent", .. answer], ["call-id", "c", "from-tag", "n", "to-tag", "f", "sdp", Answer, "command", "offer"]),
            Join(separator, ["ICE", "remove", "transport-protocol", "RTP/AVPF", "address-family", "IP4", "ptime", "30", "media-address", "192.0.2.1", .. offer]),
            Encoding.Latin1.GetBytes("k d5:codecd5:stripl4:PCMU3:alle6:exceptl4:PCMAee5:flagsl13:trust-address16:codec-strip-G72918:sip-source-addresse"
                + "13:received-froml3:IP49:127.0.0.1e8:rtcp-muxl5:demuxe7:replacel6:origin12:zero-addresse7:call-id1:c8:from-tag1:f3:sdp"
                + SdpTarget.Plain.Length.ToString(CultureInfo.InvariantCulture) + ":" + SdpTarget.Plain + "7:command5:offere"),
            Encoding.Latin1.GetBytes("k {\"command\":\"play DTMF\",\"call-id\":\"c\",\"from-tag\":\"f\",\"code\":5,\"flags\":[\"all\",true],\"codec\":{\"strip\":[]}}"),
        ];
    }

    private static IEnumerable<string[]> Simple() =>
    [
        ["command", "ping"], ["command", "list", "limit", "5"], ["command", "statistics"], Of("query"), Of("delete", "flags", "fatal"),
        Of("block DTMF", "DTMF-security", "tone"), Of("unblock-DTMF", "all", "1"), Of("block media", "label", "caller"), Of("unblock media"),
        Of("silence_media", "address", "127.0.0.1"), Of("unsilence media"), Of("start recording"), Of("stop recording", "pause", "yes"),
        Of("pause recording"), Of("start forwarding"), Of("stop forwarding"), Of("play DTMF", "code", "#", "duration", "120", "pause", "-1"),
        Of("play media", "file", "x.wav"), Of("stop media"), Of("subscribe request", "to-tag", "s"),
        Of("subscribe answer", "to-tag", "s", "sdp", Answer), Of("unsubscribe", "to-tag", "s"), Of("publish"), Of("fly away"),
    ];

    private static string[] Of(string command, params string[] more) => ["call-id", "c", "from-tag", "f", .. more, "command", command];

    private static byte[] Join(byte separator, params string[][] messages) =>
        Encoding.Latin1.GetBytes(string.Join((char)separator, messages.Select(message => "k d" + string.Concat(message.Select(Text)) + "e")));

    private static string Text(string text) => text.Length.ToString(CultureInfo.InvariantCulture) + ":" + text;
}
