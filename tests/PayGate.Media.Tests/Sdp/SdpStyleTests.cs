using System.Net;
using System.Text;
using PayGate.Media.Sdp;

namespace PayGate.Media.Tests.Sdp;

/// <summary>Descriptions as rtpengine 10.5 writes them, taken from what it answered to the same input.</summary>
public sealed class SdpStyleTests
{
    private const string Head = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";

    [Fact]
    public void Formats_direction_rtcp_and_packet_time_stand_at_the_end_in_this_order() => Assert.Equal(
        Head + "a=x-foo:bar\r\nm=audio 35140 RTP/AVP 0 8 101\r\na=x-unk:1\r\na=maxptime:30\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
        + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=sendrecv\r\na=rtcp:35141\r\na=ptime:20\r\n",
        Rewrite(Head + "a=x-foo:bar\r\nm=audio 2000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n"
            + "a=x-unk:1\r\na=maxptime:30\r\na=sendrecv\r\n"));

    [Fact]
    public void Static_types_are_given_their_names() => Assert.Equal(
        Head + "m=audio 35140 RTP/AVP 0 18 4 3 9 13 96\r\na=rtcp-fb:* nack\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:18 G729/8000\r\n"
        + "a=rtpmap:4 G723/8000\r\na=rtpmap:3 GSM/8000\r\na=rtpmap:9 G722/8000\r\na=rtpmap:13 CN/8000\r\na=rtpmap:96 opus/48000/2\r\n"
        + "a=fmtp:96 useinbandfec=1\r\na=sendrecv\r\na=rtcp:35141\r\n",
        Rewrite(Head + "m=audio 2000 RTP/AVP 0 18 4 3 9 13 96\r\na=rtpmap:96 opus/48000/2\r\na=fmtp:96 useinbandfec=1\r\na=rtcp-fb:* nack\r\n"));

    [Fact]
    public void The_direction_of_the_session_holds_where_a_section_has_none() => Assert.Equal(
        Head + "m=audio 35140 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=sendonly\r\na=rtcp:35141\r\n"
        + "m=audio 35142 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=recvonly\r\na=rtcp:35143\r\n",
        Rewrite(Head + "a=sendonly\r\nm=audio 2000 RTP/AVP 0\r\nm=audio 2002 RTP/AVP 8\r\na=recvonly\r\n"));

    [Fact]
    public void Sections_are_not_bundled() =>
        Assert.DoesNotContain("BUNDLE", Rewrite(Head + "a=group:BUNDLE a\r\nm=audio 2000 RTP/AVP 0\r\na=mid:a\r\n"), StringComparison.Ordinal);

    [Fact]
    public void A_section_with_port_zero_is_left_alone() => Assert.Equal(
        Head + "m=audio 0 RTP/AVP 0\r\na=x:1\r\nm=audio 35142 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\na=rtcp:35143\r\n",
        Rewrite(Head + "m=audio 0 RTP/AVP 0\r\na=x:1\r\nm=audio 2002 RTP/AVP 8\r\n"));

    [Fact]
    public void Rtcp_is_written_with_its_address_or_not_at_all()
    {
        const string Text = Head + "m=audio 2000 RTP/AVP 0\r\na=rtcp:2055 IN IP4 192.0.2.1\r\n";
        Assert.EndsWith("a=rtcp:35141 IN IP4 127.0.0.1\r\n", Rewrite(Text, new SdpStyle(Rtcp: SdpRtcpAttribute.PortAndAddress)), StringComparison.Ordinal);
        Assert.DoesNotContain("rtcp", Rewrite(Text, new SdpStyle(Rtcp: SdpRtcpAttribute.None)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zero_address_stays_a_hold_unless_the_edge_wants_it_replaced()
    {
        const string Text = "v=0\r\nc=IN IP4 0.0.0.0\r\nm=audio 2000 RTP/AVP 0\r\n";
        Assert.Contains("c=IN IP4 0.0.0.0\r\n", Rewrite(Text), StringComparison.Ordinal);
        Assert.Contains("c=IN IP4 127.0.0.1\r\n", Rewrite(Text, new SdpStyle(ReplaceZero: true)), StringComparison.Ordinal);
    }

    private static string Rewrite(string text, SdpStyle? style = null)
    {
        SdpDocument? document = SdpParser.TryParse(Encoding.Latin1.GetBytes(text), out string problem);
        Assert.Equal("", problem);
        var sections = document!.Media.Select((media, i) =>
            media.IsRelayed ? new SdpSectionRewrite(35140 + (2 * i), media.Profile) : SdpSectionRewrite.Refusal(media)).ToList();
        return Encoding.Latin1.GetString(SdpRewriter.Rewrite(document, new SdpRewrite(IPAddress.Loopback, sections, style ?? new SdpStyle())));
    }
}
