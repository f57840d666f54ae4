using System.Globalization;
using System.Text;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Fuzz;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>The log of a relay at its most talkative, and its replies to whoever reports keys: neither says a key, a payload or a SIP identifier.</summary>
public sealed class NothingLoggedTests : CaptureTest
{
    private const string Branch = "z9hG4bKbranchy";
    private const string Agent7 = "anna-the-agent";
    private const string OddTag = "oddly-tagged";

    // No reply has it for another reason.
    private const string OddCode = "48151623";

    private static readonly byte[] Application = [0x80, 204, 0, 3, 1, 2, 3, 4, .. "DTMF4242"u8];

    private readonly HeardLog _log = new();

    [Fact]
    public async Task A_capture_by_events_tones_and_reports_with_hostile_input_leaves_no_key_in_the_log()
    {
        await ConnectAsync(("via-branch", Branch), ("metadata", "agent=" + Agent7 + ";direction=inbound"));
        CaptureId capture = await ArmAsync();
        await KeyAsync(capture, CardField.CardNumber, CardNumber, KeyTransport.Events);
        await KeyAsync(capture, CardField.Expiry, Expiry, KeyTransport.Tones);
        await Desk.AskFieldAsync(capture, CardField.SecurityCode, 1, CancellationToken.None);
        Live.Talk(1000);
        foreach (byte key in Code)
        {
            Live.Talk(200);
            Ask(key.ToString(CultureInfo.InvariantCulture), "from");
        }

        Ask("#", "from");
        await Relay.NextAsync<FieldProgressed>(notice => notice.Progress is { Field: CardField.SecurityCode, State: FieldState.Valid });
        await Desk.SealAsync(capture, CancellationToken.None);
        SendHostile();
        await Desk.DisarmAsync(capture, CancellationToken.None);
        Relay.Delete(SipCallId);
        int port = Desk.NgEndPoint.Port;
        await Relay.DisposeAsync();

        Assert.Contains(" armed for ", _log.Text, StringComparison.Ordinal);
        Assert.Contains("disarmed and wiped", _log.Text, StringComparison.Ordinal);
        Assert.All(
            [SipCallId, Branch, Agent7, OddTag, "play", "DTMF", "sdp"],
            hidden => Assert.DoesNotContain(hidden, _log.Text, StringComparison.OrdinalIgnoreCase));

        // In whatever form a key, a payload or an address were written, digits would be in it: none but those of ports and of the house's own names may be.
        string rest = _log.Text;
        foreach (string known in (string[])[Call.ToString(), capture.ToString(), .. Ports(port)])
        {
            rest = rest.Replace(known, "", StringComparison.Ordinal);
        }

        Assert.DoesNotContain(rest, char.IsAsciiDigit);
    }

    [Fact]
    public void No_reply_says_the_code_it_was_sent()
    {
        string[] replies =
        [
            Ask(OddCode, "from"),
            Ask(OddCode, OddTag),
            Ask(OddCode + "#", "to"),
            Ask("x" + OddCode, "from"),
            Relay.Ng.Ask(("code", int.Parse(OddCode, CultureInfo.InvariantCulture)), ("call-id", SipCallId), ("from-tag", "from"), ("command", "play DTMF")),
            Relay.Ng.Ask(("code", (string[])[OddCode]), ("call-id", SipCallId), ("from-tag", "from"), ("command", "play DTMF")),
            Relay.Ng.Ask(("code", OddCode), ("call-id", "nobody's"), ("from-tag", "from"), ("command", "play DTMF")),
            Relay.Ng.Ask(("code", OddCode), ("command", OddCode)),
            Relay.Ng.AskRaw("d4:code8:" + OddCode + "7:command9:play DTMFi" + OddCode),
            Relay.Ng.AskRaw("{\"command\":\"play DTMF\",\"call-id\":\"" + SipCallId + "\",\"from-tag\":\"from\",\"code\":\"" + OddCode + "\"}"),
            Relay.Ng.AskRaw("{\"command\":\"play DTMF\",\"code\":" + OddCode),
        ];
        Assert.All(replies, reply => Assert.Contains("error-reason", reply, StringComparison.Ordinal));
        Assert.All(replies, reply => Assert.DoesNotContain(OddCode[..4], reply, StringComparison.Ordinal));
        Assert.Equal("d6:result2:oke", Ask("7", "from"));
    }

    private protected override Task<RelayUnderTest> StartRelayAsync() => RelayUnderTest.StartAsync(clock: Clock, vaultKey: VaultKey.PublicKey, log: _log);

    private static IEnumerable<string> Ports(int ngPort)
    {
        yield return ngPort.ToString(CultureInfo.InvariantCulture);
        for (int port = RelayUnderTest.FirstPort; port <= RelayUnderTest.LastPort; port++)
        {
            yield return port.ToString(CultureInfo.InvariantCulture);
        }
    }

    private string Ask(string code, string tag) =>
        Relay.Ng.Ask(("code", code), ("duration", "120"), ("call-id", SipCallId), ("from-tag", tag), ("command", "play DTMF"));

    /// <summary>What the fuzz targets kept, at the ports of the call and at the NG port.</summary>
    private void SendHostile()
    {
        foreach (byte[] packet in ((string[])["RtpPacket", "TelephoneEvent", "Rtcp", "Srtp"]).SelectMany(Corpus))
        {
            Caller.SendRaw(packet);
            Caller.SendRtcp(packet);
        }

        Caller.SendRtcp(Application);
        Caller.SendPacket(LiveCall.EventPayloadType, Encoding.ASCII.GetBytes(OddCode));
        foreach (byte[] command in Corpus("Ng").Where(command => command.Length > 0))
        {
            Relay.Ng.Send(Encoding.Latin1.GetString(command));
        }

        Relay.Ng.Send("odd d4:code8:" + OddCode + "7:call-id" + SipCallId.Length.ToString(CultureInfo.InvariantCulture) + ":" + SipCallId + "8:from-tag12:" + OddTag + "7:command9:play DTMFe");
        while (!Relay.Ng.Receive().StartsWith("odd ", StringComparison.Ordinal))
        {
        }

        Live.Talk(200);
    }

    private static IReadOnlyList<byte[]> Corpus(string name) => FuzzCorpus.Read(Path.Combine(AppContext.BaseDirectory, "Corpus", name + ".hex"));
}
