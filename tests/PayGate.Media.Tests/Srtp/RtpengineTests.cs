using PayGate.Media.Srtp;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Srtp;

/// <summary>
/// rtpengine stands between a plain caller and the relay and speaks SRTP with it, in each suite, as offerer and as answerer.
/// </summary>
public sealed class RtpengineTests : RelayTest
{
    private const int NgPort = 2340;
    private const int FirstPort = 36200;
    private const int LastPort = 36299;
    private const int Packets = 50;

    public override async Task InitializeAsync() =>
        Relay = await RelayUnderTest.StartAsync(options => options with { FirstPort = FirstPort, LastPort = LastPort });

    [Fact]
    public void Each_suite_is_spoken_as_offerer_and_as_answerer()
    {
        using var other = new Rtpengine(NgPort);
        foreach (CryptoSuite suite in CryptoSuite.Preferred)
        {
            foreach (bool isOfferer in (bool[])[true, false])
            {
                using RtpPhone caller = new(0x1111), agent = new(0x2222);
                string call = suite.Name + isOfferer;
                Connect(call, caller, agent, other.Ng, Relay.Ng, suite, isOfferer);
                Talk(caller, agent);
            }
        }
    }

    private static void Connect(
        string call, RtpPhone caller, RtpPhone agent, NgClient other, NgClient relay, CryptoSuite suite, bool isOfferer)
    {
        (NgClient first, NgClient second) = isOfferer ? (other, relay) : (relay, other);
        string[] only = [.. CryptoSuite.Preferred.Where(known => known != suite).Select(known => "no-" + known.Name)];
        string between = Describe(
            first, "offer", call, caller.Sdp(), ("transport-protocol", "RTP/SAVP"), ("SDES", only), ("DTLS", "off"), ("ICE", "remove"));
        Assert.Contains("a=crypto:", between, StringComparison.Ordinal);
        agent.Follow(Describe(second, "offer", call, between, ("transport-protocol", "RTP/AVP"), ("ICE", "remove")));
        string answer = Describe(second, "answer", call, agent.Sdp());
        Assert.Contains(" " + suite.Name + " ", answer, StringComparison.Ordinal);
        caller.Follow(Describe(first, "answer", call, answer));
    }

    private static string Describe(NgClient client, string command, string call, string sdp, params (string Key, object Value)[] more)
    {
        string reply = client.Ask([("call-id", call), ("from-tag", "from"), ("to-tag", "to"), ("sdp", sdp), .. more, ("command", command)]);
        return NgClient.Find(reply, "sdp") ?? throw new InvalidOperationException(reply);
    }

    private static void Talk(RtpPhone caller, RtpPhone agent)
    {
        for (byte i = 1; i <= Packets; i++)
        {
            caller.SendAudio(i);
            Assert.Equal(i, agent.Receive()[^1]);
            agent.SendAudio((byte)(i + 100));
            Assert.Equal(i + 100, caller.Receive()[^1]);
        }
    }
}
