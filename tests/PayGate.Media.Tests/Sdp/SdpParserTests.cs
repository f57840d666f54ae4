using System.Net;
using System.Text;
using PayGate.Media.Sdp;

namespace PayGate.Media.Tests.Sdp;

public sealed class SdpParserTests
{
    private const string Head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

    [Fact]
    public void Payload_types_are_known_by_number_and_by_name()
    {
        SdpMedia media = Parse(Head + "m=audio 4000 RTP/AVP 0 8 13 96 97 98 99\r\na=rtpmap:96 telephone-event/8000\r\n"
            + "a=rtpmap:97 telephone-event/48000\r\na=rtpmap:98 PCMA/16000\r\na=rtpmap:99 pcmu/8000/1\r\na=rtpmap:100 PCMA/8000\r\n").Media[0];
        Assert.Equal(
            [SdpCodec.Pcmu, SdpCodec.Pcma, SdpCodec.ComfortNoise, SdpCodec.TelephoneEvent, SdpCodec.TelephoneEvent, SdpCodec.Unknown, SdpCodec.Pcmu],
            new byte[] { 0, 8, 13, 96, 97, 98, 99 }.Select(type => media.Codecs[type]));
        Assert.False(media.Codecs.ContainsKey(100));
    }

    [Fact]
    public void An_rtpmap_outranks_the_static_meaning() =>
        Assert.Equal(SdpCodec.Unknown, Parse(Head + "m=audio 4000 RTP/AVP 8\r\na=rtpmap:8 OPUS/48000/2\r\n").Media[0].Codecs[8]);

    [Fact]
    public void A_section_without_an_address_takes_that_of_the_session()
    {
        SdpDocument document = Parse(Head + "m=audio 4000 RTP/AVP 8\r\nm=audio 4002 RTP/AVP 8\r\nc=IN IP6 2001:db8::1\r\na=rtcp:5000 IN IP6 2001:db8::1\r\na=rtcp-mux\r\n");
        Assert.Equal(IPAddress.Parse("192.0.2.1"), document.Media[0].Address);
        Assert.Equal((4001, false), (document.Media[0].RtcpPort, document.Media[0].RtcpMux));
        Assert.Equal(IPAddress.Parse("2001:db8::1"), document.Media[1].Address);
        Assert.Equal((5000, true), (document.Media[1].RtcpPort, document.Media[1].RtcpMux));
    }

    [Theory]
    [InlineData("m=audio 4000 RTP/AVP 8", true)]
    [InlineData("m=audio 4000 RTP/AVPF 8", true)]
    [InlineData("m=audio 0 RTP/AVP 8", false)]
    [InlineData("m=audio 4000 RTP/SAVP 8", true)]
    [InlineData("m=audio 4000 RTP/SAVPF 8", true)]
    [InlineData("m=audio 4000 UDP/TLS/RTP/SAVPF 8", false)]
    [InlineData("m=video 4000 RTP/AVP 31", false)]
    [InlineData("m=image 4000 udptl t38", false)]
    public void Only_audio_over_rtp_and_srtp_is_relayed(string line, bool isRelayed) =>
        Assert.Equal(isRelayed, Parse(Head + line + "\r\n").Media[0].IsRelayed);

    [Theory]
    [InlineData("", SdpErrors.NoVersion)]
    [InlineData("v=1\r\n", SdpErrors.NoVersion)]
    [InlineData("s=-\r\nv=0\r\n", SdpErrors.NoVersion)]
    [InlineData("v=0\r\nnonsense\r\n", SdpErrors.BadLine)]
    [InlineData("v=0\r\n\r\nm=audio 1 RTP/AVP 8\r\n", SdpErrors.BadLine)]
    [InlineData("v=0\r\ns=a\0b\r\n", SdpErrors.BadLine)]
    [InlineData("v=0\r\ns=a\rb\r\n", SdpErrors.BadLine)]
    [InlineData(Head, SdpErrors.NoMedia)]
    [InlineData(Head + "m=audio\r\n", SdpErrors.BadMediaLine)]
    [InlineData(Head + "m=audio 4000 RTP/AVP\r\n", SdpErrors.BadMediaLine)]
    [InlineData(Head + "m=audio 4000 RTP/AVP pcma\r\n", SdpErrors.BadMediaLine)]
    [InlineData(Head + "m=audio 4000 RTP/AVP 128\r\n", SdpErrors.BadMediaLine)]
    [InlineData(Head + "m=audio 65536 RTP/AVP 8\r\n", SdpErrors.BadPort)]
    [InlineData(Head + "m=audio 4000/2 RTP/AVP 8\r\n", SdpErrors.BadPort)]
    [InlineData(Head + "m=audio -1 RTP/AVP 8\r\n", SdpErrors.BadPort)]
    [InlineData("v=0\r\nm=audio 4000 RTP/AVP 8\r\n", SdpErrors.NoConnection)]
    [InlineData("v=0\r\nc=IN IP4 example.org\r\n", SdpErrors.BadConnection)]
    [InlineData("v=0\r\nc=IN IP4 1\r\n", SdpErrors.BadConnection)]
    [InlineData("v=0\r\nc=IN IP4 224.0.0.1\r\n", SdpErrors.BadConnection)]
    [InlineData("v=0\r\nc=IN IP4 ::1\r\n", SdpErrors.BadConnection)]
    [InlineData("v=0\r\nc=IN IP6 [::1]:80\r\n", SdpErrors.BadConnection)]
    [InlineData("v=0\r\nc=IN IP6 ::ffff:192.0.2.1\r\n", SdpErrors.BadConnection)]
    [InlineData(Head + "m=audio 4000 RTP/AVP 8\r\na=rtcp:x\r\n", SdpErrors.BadRtcp)]
    [InlineData(Head + "m=audio 4000 RTP/AVP 8\r\na=rtpmap:8\r\n", SdpErrors.BadRtpMap)]
    public void What_is_malformed_is_refused_with_a_reason(string text, string reason)
    {
        Assert.Null(SdpParser.TryParse(Encoding.Latin1.GetBytes(text), out string problem));
        Assert.Equal(reason, problem);
    }

    [Fact]
    public void Number_of_sections_is_limited()
    {
        string text = Head + string.Concat(Enumerable.Repeat("m=audio 4000 RTP/AVP 8\r\n", 33));
        Assert.Null(SdpParser.TryParse(Encoding.Latin1.GetBytes(text), out string problem));
        Assert.Equal(SdpErrors.TooLong, problem);
    }

    private static SdpDocument Parse(string text)
    {
        SdpDocument? document = SdpParser.TryParse(Encoding.Latin1.GetBytes(text), out string problem);
        Assert.Equal("", problem);
        return document!;
    }
}
