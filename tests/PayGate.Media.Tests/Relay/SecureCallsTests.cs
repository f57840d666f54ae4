using System.Net;
using System.Net.Sockets;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>SRTP with SDES on one leg or both, against libsrtp.</summary>
public sealed class SecureCallsTests : RelayTest
{
    private const string Counter80 = "AES_CM_128_HMAC_SHA1_80";
    private const string Gcm256 = "AEAD_AES_256_GCM";

    private static readonly byte[] Report = [0x80, 201, 0, 1, 0, 0, 0x11, 0x11];

    [Theory]
    [InlineData(Counter80)]
    [InlineData("AES_CM_128_HMAC_SHA1_32")]
    [InlineData("AEAD_AES_128_GCM")]
    [InlineData(Gcm256)]
    public void A_secure_caller_talks_with_a_plain_agent(string suite)
    {
        Caller.Security = new PhoneSecurity(suite);
        string offer = Offer("RTP/AVP");
        Assert.Contains("RTP/AVP 8", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("crypto", offer, StringComparison.Ordinal);
        Answer();
        TalkBothWays();
    }

    [Theory]
    [InlineData(Counter80, Gcm256)]
    [InlineData(Gcm256, "AES_CM_128_HMAC_SHA1_32")]
    public void Both_legs_have_keys_of_their_own(string callerSuite, string agentSuite)
    {
        (Caller.Security, Agent.Security) = (new PhoneSecurity(callerSuite), new PhoneSecurity(agentSuite));
        Offer("RTP/SAVP");
        Answer();
        TalkBothWays();
        Assert.Equal((callerSuite, agentSuite), (Caller.Security.Suite, Agent.Security.Suite));
    }

    [Fact]
    public void A_plain_caller_talks_with_a_secure_agent()
    {
        Agent.Security = new PhoneSecurity("AEAD_AES_128_GCM");
        Offer("RTP/SAVPF");
        Answer();
        TalkBothWays();
    }

    [Fact]
    public void The_strongest_common_suite_is_taken_and_flags_narrow_the_choice()
    {
        Caller.Security = new PhoneSecurity(Counter80, Gcm256);
        Offer("RTP/AVP");
        Answer();
        Assert.Equal(Gcm256, Caller.Security.Suite);
        using RtpPhone other = new(0x7777) { Security = new PhoneSecurity(Counter80, Gcm256) };
        Agent.Follow(Relay.Offer("narrow", other, ("transport-protocol", "RTP/AVP"), ("flags", new[] { "SDES-no-AEAD_AES_256_GCM" })));
        other.Follow(Relay.Answer("narrow", Agent));
        Assert.Equal(Counter80, other.Security.Suite);
    }

    [Theory]
    [InlineData("SDES-only-AES_CM_128_HMAC_SHA1_80", 1)]
    [InlineData("SDES-no-AES_CM_128_HMAC_SHA1_32", 3)]
    public void Flags_narrow_what_is_offered(string flag, int lines)
    {
        string offer = Relay.Offer("flags", Caller, ("transport-protocol", "RTP/SAVP"), ("flags", new[] { flag }));
        Assert.Equal(lines, offer.Split("a=crypto:").Length - 1);
    }

    [Fact]
    public void Plain_packets_are_neither_taken_nor_sent_on_a_secure_leg()
    {
        Caller.Security = new PhoneSecurity(Counter80);
        Offer("RTP/AVP");
        using var plain = new RtpPhone(0x1111) { Target = Agent.Target };
        Answer();
        TalkBothWays();
        plain.Target = Caller.Target;
        plain.SendAudio(66);
        plain.SendRtcp(Report);
        Caller.SendAudio(7);
        Assert.Equal(7, Agent.Receive()[^1]);
        Assert.Empty(Agent.Drain());
        Agent.SendAudio(8);
        Assert.NotEqual(8, Caller.ReceiveSealed()[^1]);
        Assert.Empty(plain.Drain());
    }

    [Fact]
    public void Replayed_and_forged_packets_change_nothing()
    {
        Caller.Security = new PhoneSecurity(Counter80);
        Offer("RTP/AVP");
        Answer();
        List<byte[]> overheard = [];
        Caller.Overhears = overheard.Add;
        for (byte i = 1; i <= 20; i++)
        {
            Caller.SendAudio(i);
            Assert.Equal(i, Agent.Receive()[^1]);
        }

        Caller.Overhears = null;
        using var intruder = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        intruder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        foreach (byte[] packet in overheard)
        {
            intruder.SendTo(packet, Caller.Target!);
            byte[] forged = [.. packet];
            forged[2] ^= 0x80;
            intruder.SendTo(forged, Caller.Target!);
        }

        Agent.SendAudio(9);
        Assert.Equal(9, Caller.Receive()[^1]);
        Caller.SendAudio(21);
        Assert.Equal(21, Agent.Receive()[^1]);
        Assert.Empty(Agent.Drain());
        Assert.Equal(0, intruder.Available);
        Assert.Contains("6:errorsi40e7:packetsi21e", Relay.Ng.Ask(("call-id", "secure"), ("command", "query")), StringComparison.Ordinal);
    }

    [Fact]
    public void New_keys_in_mid_call_lose_nothing()
    {
        (Caller.Security, Agent.Security) = (new PhoneSecurity(Gcm256), new PhoneSecurity(Counter80));
        Offer("RTP/SAVP");
        Answer();
        TalkBothWays();
        string before = Agent.Security.Lines();
        Caller.Security.Rekey();
        string told = Relay.Offer("secure", Caller, ("to-tag", "to"), ("transport-protocol", "RTP/SAVP"));
        Agent.Follow(told);
        Assert.Equal(before, Agent.Security.Lines());
        Caller.SendAudio(51);
        Assert.Equal(51, Agent.Receive()[^1]);
        Answer();
        Agent.SendAudio(52);
        Assert.Equal(52, Caller.Receive()[^1]);
        TalkBothWays();
    }

    [Fact]
    public void Answers_of_a_forked_call_bring_keys_of_their_own()
    {
        Agent.Security = new PhoneSecurity(Counter80);
        using RtpPhone other = new(0x7777) { Security = new PhoneSecurity(Gcm256) };
        string offer = Offer("RTP/SAVP");
        other.Follow(offer);
        Answer();
        TalkBothWays();
        Caller.Follow(Relay.Answer("secure", other, "fork"));
        Caller.SendAudio(61);
        Assert.Equal(61, other.Receive()[^1]);
        other.SendAudio(62);
        Assert.Equal(62, Caller.Receive()[^1]);
    }

    [Fact]
    public void Another_party_is_offered_other_keys()
    {
        Agent.Security = new PhoneSecurity(Counter80);
        string first = CryptoLines(Offer("RTP/SAVP"));
        Answer();
        Assert.Equal(first, CryptoLines(Relay.Offer("secure", Caller, ("to-tag", "to"), ("transport-protocol", "RTP/SAVP"))));
        Assert.NotEqual(first, CryptoLines(Relay.Offer("secure", Caller, ("to-tag", "new"), ("transport-protocol", "RTP/SAVP"))));
    }

    [Theory]
    [InlineData("RTP/SAVP", "", "RTP/SAVP without a=crypto")]
    [InlineData("RTP/SAVP", "a=fingerprint:sha-256 00\r\n", "DTLS-SRTP is not spoken")]
    [InlineData("UDP/TLS/RTP/SAVP", "a=fingerprint:sha-256 00\r\n", "DTLS-SRTP is not spoken")]
    [InlineData("UDP/TLS/RTP/SAVPF", "", "DTLS-SRTP is not spoken")]
    [InlineData(
        "RTP/SAVP", "a=crypto:1 F8_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n", "No a=crypto line can be used")]
    [InlineData(
        "RTP/SAVP", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj UNENCRYPTED_SRTP\r\n",
        "No a=crypto line can be used")]
    public void An_offer_without_keys_that_can_be_used_is_refused(string profile, string lines, string problem)
    {
        string sdp = Caller.Sdp(lines).Replace("RTP/AVP", profile, StringComparison.Ordinal);
        string reply = Relay.Ng.Ask(("call-id", "bad"), ("from-tag", "from"), ("sdp", sdp), ("command", "offer"));
        Assert.StartsWith(problem, NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SDES-off", "SRTP was asked for with SDES switched off")]
    [InlineData("SDES-unencrypted_srtp", "SDES: unencrypted or unauthenticated packets are refused")]
    [InlineData("SDES-only-F8_128_HMAC_SHA1_80", "SDES: no crypto-suite of this relay is left")]
    public void Flags_that_leave_no_safe_choice_are_refused(string flag, string problem)
    {
        string reply = Relay.Ng.Ask(
            ("call-id", "bad"), ("from-tag", "from"), ("sdp", Caller.Sdp()), ("transport-protocol", "RTP/SAVP"),
            ("flags", new[] { flag }), ("command", "offer"));
        Assert.StartsWith(problem, NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secure_party_does_not_become_a_plain_one_within_its_dialog()
    {
        Caller.Security = new PhoneSecurity(Counter80);
        Offer("RTP/AVP");
        Answer();
        string plain = Caller.Sdp().Replace("RTP/SAVP", "RTP/AVP", StringComparison.Ordinal).Split("a=crypto")[0];
        string reply = Relay.Ng.Ask(("call-id", "secure"), ("from-tag", "from"), ("to-tag", "to"), ("sdp", plain), ("command", "offer"));
        Assert.StartsWith("A party that has SRTP", NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
        reply = Relay.Ng.Ask(
            ("call-id", "secure"), ("from-tag", "to"), ("to-tag", "from"), ("sdp", Agent.Sdp()), ("transport-protocol", "RTP/AVP"),
            ("command", "offer"));
        Assert.StartsWith("A party that has SRTP", NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
        TalkBothWays();
    }

    [Fact]
    public void A_plain_party_of_the_same_leg_keeps_its_profile_when_the_other_one_offers_again()
    {
        Caller.Security = new PhoneSecurity(Counter80);
        Offer("RTP/AVP");
        Answer();
        Assert.Contains("RTP/AVP 8", Relay.Offer("secure", Caller, ("to-tag", "to")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "SRTP was offered and plain RTP answered")]
    [InlineData(false, "Plain RTP was offered and SRTP answered")]
    public void An_answer_of_another_kind_than_the_offer_is_refused(bool offersSecure, string problem)
    {
        Relay.Offer("secure", Caller, ("transport-protocol", offersSecure ? "RTP/SAVP" : "RTP/AVP"));
        using var security = new PhoneSecurity(Counter80);
        string sdp = offersSecure ? Agent.Sdp() : Agent.Sdp(security.Lines()).Replace("RTP/AVP", "RTP/SAVP", StringComparison.Ordinal);
        string reply = Relay.Ng.Ask(("call-id", "secure"), ("from-tag", "from"), ("to-tag", "to"), ("sdp", sdp), ("command", "answer"));
        Assert.Equal(problem, NgClient.Find(reply, "error-reason"));
    }

    [Fact]
    public void An_answer_with_a_line_that_was_not_offered_is_refused()
    {
        Relay.Offer("secure", Caller, ("transport-protocol", "RTP/SAVP"));
        using var security = new PhoneSecurity("AES_CM_128_HMAC_SHA1_32");
        string sdp = Agent.Sdp(security.Lines()).Replace("RTP/AVP", "RTP/SAVP", StringComparison.Ordinal);
        string reply = Relay.Ng.Ask(("call-id", "secure"), ("from-tag", "from"), ("to-tag", "to"), ("sdp", sdp), ("command", "answer"));
        Assert.StartsWith("The a=crypto line of the answer is none", NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_in_a_plain_offer_are_taken_out_or_used_if_the_edge_wants_it()
    {
        using var security = new PhoneSecurity(Counter80);
        string sdp = Caller.Sdp(security.Lines());
        string offer = Ask("offer", sdp);
        Assert.DoesNotContain("crypto", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("crypto", Ask("answer", Agent.Sdp()), StringComparison.Ordinal);
        Ask("offer", sdp, "optional", ("flags", new[] { "OSRTP-accept" }));
        string answer = Ask("answer", Agent.Sdp(), "optional");
        Assert.Contains("RTP/AVP 8", answer, StringComparison.Ordinal);
        Assert.Contains("a=crypto:1 " + Counter80, answer, StringComparison.Ordinal);

        string again = NgClient.Find(
            Relay.Ng.Ask(("call-id", "optional"), ("from-tag", "to"), ("to-tag", "from"), ("sdp", Agent.Sdp()), ("command", "offer")),
            "sdp")!;
        Assert.Contains("RTP/AVP 8", again, StringComparison.Ordinal);
        Assert.Contains("a=crypto:1 ", again, StringComparison.Ordinal);
        Assert.Contains("a=crypto:", Ask("offer", sdp, "optional") + Ask("answer", Agent.Sdp(), "optional"), StringComparison.Ordinal);
    }

    private string Offer(string profile)
    {
        string offer = Relay.Offer("secure", Caller, ("transport-protocol", profile));
        Agent.Follow(offer);
        return offer;
    }

    private void Answer() => Caller.Follow(Relay.Answer("secure", Agent));

    private string Ask(string command, string sdp, string call = "plain", params (string Key, object Value)[] more) => NgClient.Find(
        Relay.Ng.Ask([("call-id", call), ("from-tag", "from"), ("to-tag", "to"), ("sdp", sdp), .. more, ("command", command)]), "sdp")!;

    private void TalkBothWays()
    {
        for (byte i = 1; i < 30; i++)
        {
            Caller.SendAudio(i);
            Assert.Equal(i, Agent.Receive()[^1]);
            Agent.SendAudio((byte)(i + 100));
            Assert.Equal(i + 100, Caller.Receive()[^1]);
            Caller.SendRtcp(Report);
            Assert.Equal(Report, Agent.ReceiveRtcp());
            Agent.SendRtcp(Report);
            Assert.Equal(Report, Caller.ReceiveRtcp());
        }
    }

    private static string CryptoLines(string sdp) =>
        string.Join('\n', sdp.Split("\r\n").Where(line => line.StartsWith("a=crypto", StringComparison.Ordinal)));
}
