using System.Net;
using System.Text;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Relay;
using PayGate.Media.Sdp;

namespace PayGate.Fuzz;

/// <summary>The targets, one per format that arrives from outside.</summary>
internal static class FuzzTargets
{
    private const string Sdp =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\n"
        + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=rtcp:4001\r\na=rtcp-mux\r\na=candidate:1 1 UDP 1 127.0.0.1 4000 typ host\r\n"
        + "m=video 0 RTP/AVP 31\r\nc=IN IP6 ::1\r\na=sendonly\r\n";

    internal static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("Ng", [Bytes("0_1_2 d7:call-id1:c7:command5:offer8:from-tag1:f8:metadata10:agent=anna5:flagsl13:trust-addresse3:sdp3:v=0e"), NgOffer()], Ng),
        new("Sdp", [Bytes(Sdp)], SdpText),
        RtpTarget.Make(),
        RtcpTarget.Make(),
        SrtpTarget.Make(),
        MaskTarget.Make(),
        WavTarget.Make(),
        TranscriptTarget.Make(),
        new("TelephoneEvent", RtpTarget.Seeds(), new MaskedPackets().Take),
    ];

    private static void Ng(byte[] input)
    {
        if (NgDatagram.TrySplit(input, out _, out ReadOnlyMemory<byte> message) && NgRequest.TryRead(message, out _) is { } request)
        {
            foreach (bool isOffer in (bool[])[true, false])
            {
                if (OfferAnswerCommand.TryRead(request, isOffer, out string problem) is null && problem.Length == 0)
                {
                    throw new InvalidOperationException("A command was refused without a reason.");
                }
            }

            CallMetadata.TryParse(request.Text("metadata"), out _);
        }
    }

    private static void SdpText(byte[] input)
    {
        SdpDocument? document = SdpParser.TryParse(input, out string problem);
        if (document is null)
        {
            if (problem.Length == 0)
            {
                throw new InvalidOperationException("A description was refused without a reason.");
            }

            return;
        }

        var sections = document.Media.Select(media => media.IsRelayed ? new SdpSectionRewrite(30000, media.Profile) : SdpSectionRewrite.Refusal(media)).ToList();
        byte[] rewritten = SdpRewriter.Rewrite(document, new SdpRewrite(IPAddress.Loopback, sections, new SdpStyle(ReplaceOrigin: true)));
        if (SdpParser.TryParse(rewritten, out problem) is null)
        {
            throw new InvalidOperationException("A rewritten description cannot be read: " + problem);
        }
    }

    private static byte[] NgOffer() =>
        Bytes("k d7:call-id1:c3:sdp" + Sdp.Length + ":" + Sdp + "7:command6:answer8:from-tag1:f6:to-tag1:t7:replacel6:origine13:received-froml3:IP49:127.0.0.1ee");

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
