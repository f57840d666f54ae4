using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>Flags of offers and answers, in the spellings that clients use.</summary>
public sealed class DescriptionFlagsTests : RelayTest
{
    private const string Mux = "a=rtcp-mux\r\n";

    private int _calls;

    [Theory]
    [InlineData("none", true, true, "mux+1", "mux")]
    [InlineData("none", true, false, "mux+1", "+1")]
    [InlineData("none", false, false, "+1", "+1")]
    [InlineData("demux", true, false, "+1", "mux")]
    [InlineData("offer", false, true, "mux+1", "+1")]
    [InlineData("require", false, true, "mux", "+1")]
    [InlineData("accept", true, false, "mux+1", "mux")]
    [InlineData("reject", true, true, "mux+1", "+1")]
    public void Port_sharing_is_settled_as_rtpengine_does(string option, bool offered, bool accepted, string toAnswerer, string toOfferer)
    {
        string offer = Sdp("offer", Caller.Sdp(offered ? Mux : ""), ("rtcp-mux", new[] { option }));
        string answer = Sdp("answer", Agent.Sdp(accepted ? Mux : ""), ("to-tag", "t"));
        Assert.Equal((toAnswerer, toOfferer), (RtcpOf(offer), RtcpOf(answer)));
    }

    [Fact]
    public void Words_are_found_in_lists_at_the_top_and_in_any_spelling()
    {
        Assert.Contains("a=rtcp-mux", Sdp("offer", Caller.Sdp(), ("flags", new[] { "rtcp_mux_offer" })), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1\r\ns=", Sdp("offer", Caller.Sdp(), ("replace origin", "1"), ("media-address", "192.0.2.9")), StringComparison.Ordinal);
        Assert.Contains("IN IP4 192.0.2.9\r\ns=", Sdp("offer", Caller.Sdp(), ("replace", new[] { "origin" }), ("media address", "192.0.2.9")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codec-strip-PCMU")]
    [InlineData("codec-mask-pcmu")]
    [InlineData("codec strip PCMU")]
    public void Codecs_are_stripped_by_flag(string flag) =>
        Assert.Contains(" RTP/AVP 8 9 101\r\n", Sdp("offer", Caller.Sdp(), ("flags", new[] { flag })), StringComparison.Ordinal);

    [Fact]
    public void Packet_time_is_announced_as_the_edge_wants_it() =>
        Assert.EndsWith("a=ptime:30\r\n", Sdp("offer", Caller.Sdp(), ("ptime", "30")), StringComparison.Ordinal);

    [Theory]
    [InlineData("ICE", "force", "Unsupported ICE")]
    [InlineData("always-transcode", "yes", "Codec: transcoding")]
    [InlineData("transcode", "PCMA", "Codec: transcoding")]
    [InlineData("T.38", "decode", "Unsupported T.38")]
    [InlineData("transport-protocol", "UDP/TLS/RTP/SAVPF", "Unsupported transport-protocol")]
    [InlineData("address-family", "IP5", "Unsupported address-family")]
    [InlineData("media-address", "0.0.0.0", "Malformed media-address")]
    [InlineData("ptime", "7", "ptime is not")]
    [InlineData("label", "callr", "Label:")]
    public void What_cannot_be_done_is_refused(string key, string value, string reason) =>
        Assert.StartsWith(reason, NgClient.Find(Ask("offer", Caller.Sdp(), (key, value)), "error-reason"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ICE", "remove")]
    [InlineData("DTLS", "off")]
    [InlineData("via-branch", "z9hG4bK-1")]
    [InlineData("TOS", "184")]
    [InlineData("media handover", "1")]
    [InlineData("loop-protect", "1")]
    [InlineData("delay-buffer", "100")]
    [InlineData("generate-mid", "1")]
    public void What_makes_no_difference_is_no_error(string key, string value) =>
        Assert.Equal("ok", NgClient.Find(Ask("offer", Caller.Sdp(), (key, value)), "result"));

    [Fact]
    public void Branches_of_a_fork_end_one_by_one_and_the_call_with_the_last()
    {
        const string Call = "forked";
        foreach (string branch in (string[])["z9hG4bK-a", "z9hG4bK-b", "z9hG4bK-c"])
        {
            Relay.Offer(Call, Caller, ("via-branch", branch));
        }

        Delete(Call, "z9hG4bK-a");
        Assert.Single(Relay.Relay.Calls);
        Relay.Ng.Ask(("call-id", Call), ("via-branch", "z9hG4bK-b"), ("from-tag", "from"), ("to-tag", "t"), ("sdp", Agent.Sdp()), ("command", "answer"));
        Delete(Call, "z9hG4bK-c");
        Assert.Single(Relay.Relay.Calls);
        Delete(Call, "z9hG4bK-b");
        Assert.Empty(Relay.Relay.Calls);
    }

    [Fact]
    public void Fatal_makes_an_error_of_the_warning() => Assert.Equal(
        "Call-ID not found or tags didn't match",
        NgClient.Find(Relay.Ng.Ask(("call-id", "nobody"), ("flags", new[] { "fatal" }), ("command", "delete")), "error-reason"));

    private void Delete(string call, string branch) =>
        Assert.Equal("ok", NgClient.Find(Relay.Ng.Ask(("call-id", call), ("from-tag", "from"), ("via-branch", branch), ("command", "delete")), "result"));

    private static string RtcpOf(string sdp)
    {
        int Number(string before) => int.Parse(sdp.Split(before)[1].Split([' ', '\r'])[0], System.Globalization.CultureInfo.InvariantCulture);
        return (sdp.Contains("a=rtcp-mux\r\n", StringComparison.Ordinal) ? "mux" : "") + (Number("a=rtcp:") > Number("m=audio ") ? "+1" : "");
    }

    private string Sdp(string command, string sdp, params (string Key, object Value)[] more) => NgClient.Find(Ask(command, sdp, more), "sdp")!;

    private string Ask(string command, string sdp, params (string Key, object Value)[] more)
    {
        _calls += command == "offer" ? 1 : 0;
        return Relay.Ng.Ask([("call-id", "flags-" + _calls), ("from-tag", "f"), .. more, ("sdp", sdp), ("command", command)]);
    }
}
