using System.Net;
using System.Text;
using PayGate.Media.Sdp;

namespace PayGate.Media.Tests.Sdp;

public sealed class SdpRewriterTests
{
    private static readonly IPAddress Relay = IPAddress.Parse("203.0.113.5");

    [Fact]
    public void A_captured_offer_keeps_every_line_that_needs_no_change()
    {
        string offer =
            "v=0\r\no=user1 53655765 2353687637 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nb=AS:84\r\nt=0 0\r\na=x-vendor: keep  this \r\n"
            + "m=audio 6000 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-11,16\r\na=sendrecv\r\na=unknown\r\n";
        string expected =
            "v=0\r\no=user1 53655765 2353687637 IN IP4 203.0.113.5\r\ns=-\r\nc=IN IP4 203.0.113.5\r\nb=AS:84\r\nt=0 0\r\na=x-vendor: keep  this \r\n"
            + "m=audio 30000 RTP/AVP 8 101\r\na=unknown\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-11,16\r\na=sendrecv\r\n"
            + "a=rtcp:30001\r\n";
        Assert.Equal(expected, Rewrite(offer, new SdpSectionRewrite(30000, "RTP/AVP")));
    }

    [Fact]
    public void The_origin_stays_unless_asked_for()
    {
        const string Text = "v=0\no=- 1 1 IN IP4 192.0.2.1\nc=IN IP4 192.0.2.1\nm=audio 4000 RTP/AVP 8\na=rtcp:4001\n";
        Assert.Equal(
            "v=0\no=- 1 1 IN IP4 192.0.2.1\nc=IN IP4 203.0.113.5\nm=audio 30000 RTP/AVP 8\na=rtpmap:8 PCMA/8000\na=sendrecv\na=rtcp:30001\n",
            Rewrite(Text, replaceOrigin: false, new SdpSectionRewrite(30000, "RTP/AVP")));
    }

    [Fact]
    public void Refused_sections_get_port_zero_and_the_others_their_own()
    {
        const string Text = "v=0\r\nc=IN IP4 192.0.2.1\r\nm=video 5000 RTP/AVP 31\r\na=rtpmap:31 H261/90000\r\nm=audio 4000 RTP/AVP 8\r\nc=IN IP4 192.0.2.9\r\na=rtcp:9 IN IP4 192.0.2.9\r\n";
        Assert.Equal(
            "v=0\r\nc=IN IP4 203.0.113.5\r\nm=video 0 RTP/AVP 31\r\na=rtpmap:31 H261/90000\r\nm=audio 30002 RTP/AVP 8\r\nc=IN IP4 203.0.113.5\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\na=rtcp:30003\r\n",
            Rewrite(Text, new SdpSectionRewrite(0, "RTP/AVP"), new SdpSectionRewrite(30002, "RTP/AVP")));
    }

    [Fact]
    public void What_could_lead_media_past_the_relay_is_removed()
    {
        const string Text = "v=0\r\nc=IN IP4 192.0.2.1\r\na=ice-lite\r\nm=audio 4000 RTP/AVP 8\r\na=ice-ufrag:abcd\r\na=ice-pwd:secret\r\n"
            + "a=candidate:1 1 UDP 1 192.0.2.1 4000 typ host\r\na=end-of-candidates\r\na=rtcp:4001\r\n";
        Assert.Equal(
            "v=0\r\nc=IN IP4 203.0.113.5\r\nm=audio 30000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\na=rtcp:30001\r\n",
            Rewrite(Text, new SdpSectionRewrite(30000, "RTP/AVP")));
    }

    [Fact]
    public void Hold_by_address_stays_hold() =>
        Assert.Contains(
            "c=IN IP4 0.0.0.0\r\n",
            Rewrite("v=0\r\nc=IN IP4 0.0.0.0\r\nm=audio 4000 RTP/AVP 8\r\n", new SdpSectionRewrite(30000, "RTP/AVP")),
            StringComparison.Ordinal);

    [Fact]
    public void A_shared_port_is_passed_on_or_taken_out()
    {
        const string Text = "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 8\r\na=rtcp-mux\r\n";
        Assert.Equal(
            "v=0\r\nc=IN IP4 203.0.113.5\r\nm=audio 30000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\na=rtcp:30000\r\na=rtcp-mux\r\n",
            Rewrite(Text, new SdpSectionRewrite(30000, "RTP/AVP") { Mux = true, RtcpPort = 30000 }));
        Assert.Equal(
            "v=0\r\nc=IN IP4 203.0.113.5\r\nm=audio 30000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\na=rtcp:30001\r\n",
            Rewrite(Text, new SdpSectionRewrite(30000, "RTP/AVP")));
    }

    [Fact]
    public void A_last_line_without_an_end_is_ended_before_another_is_added() =>
        Assert.EndsWith(
            "m=audio 30000 RTP/AVPF 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\na=rtcp:30001\r\n",
            Rewrite("v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 8", new SdpSectionRewrite(30000, "RTP/AVPF")),
            StringComparison.Ordinal);

    [Fact]
    public void A_removed_last_line_leaves_no_empty_one() =>
        Assert.EndsWith(
            "RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\na=rtcp:30001\r\n",
            Rewrite("v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 8\r\na=ice-lite", new SdpSectionRewrite(30000, "RTP/AVP")),
            StringComparison.Ordinal);

    private static string Rewrite(string text, params SdpSectionRewrite[] sections) => Rewrite(text, replaceOrigin: true, sections);

    private static string Rewrite(string text, bool replaceOrigin, params SdpSectionRewrite[] sections)
    {
        SdpDocument? document = SdpParser.TryParse(Encoding.Latin1.GetBytes(text), out string problem);
        Assert.Equal("", problem);
        return Encoding.Latin1.GetString(SdpRewriter.Rewrite(document!, new SdpRewrite(Relay, sections, new SdpStyle(replaceOrigin))));
    }
}
