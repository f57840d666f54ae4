using System.Globalization;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Relay;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class CaptureCodecsTests : CaptureTest
{
    private const string Opus = "96";
    private const string OpusAndEvents = "96 101";

    [Fact]
    public void Codecs_in_which_no_key_can_be_heard_are_not_offered_on()
    {
        string sdp = NgClient.Find(Describe("offer", "mixed", Description("96 18 8 101")), "sdp")!;
        Assert.Contains(" RTP/AVP 8 101\r\n", sdp, StringComparison.Ordinal);
        Assert.DoesNotContain("opus", sdp, StringComparison.Ordinal);
        Assert.DoesNotContain("a=fmtp:96", sdp, StringComparison.Ordinal);
    }

    [Fact]
    public void An_offer_that_has_no_other_codec_is_refused_with_a_reason()
    {
        string reply = Describe("offer", "opus", Description(OpusAndEvents));
        Assert.StartsWith("No codec is left in the offer", NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
        Assert.Single(Desk.Calls);
    }

    [Fact]
    public async Task A_call_that_is_never_captured_keeps_its_codecs_and_cannot_be_armed()
    {
        string sdp = NgClient.Find(Describe("offer", "talk", Description(Opus), ("metadata", "capture=no")), "sdp")!;
        Assert.Contains("a=rtpmap:96 opus/48000/2\r\n", sdp, StringComparison.Ordinal);
        Describe("answer", "talk", Description(Opus));
        CallId call = (await Relay.NextCallAsync(CallState.Answered)).Id;
        Assert.Equal(
            "The edge has marked the call as one without captures.", (await TryArmAsync(CaptureId.New(), call: call)).Refusal);
    }

    [Fact]
    public async Task A_party_that_answers_with_another_codec_than_it_was_offered_gets_no_capture()
    {
        Describe("offer", "stubborn", Description("8 " + Opus));
        Describe("answer", "stubborn", Description(Opus));
        CallId call = (await Relay.NextCallAsync(CallState.Answered)).Id;
        ArmConfirmation confirmation = await TryArmAsync(CaptureId.New(), call: call);
        Assert.StartsWith("The caller's codec cannot be decoded", confirmation.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_back_sound_does_not_leave_and_keys_come_as_events()
    {
        await using RelayUnderTest relay = await RelayUnderTest.StartAsync(
            options => options with { CaptureCodecs = CaptureCodecs.HoldBack }, Clock, vaultKey: VaultKey.PublicKey);
        using RtpPhone caller = new(7), agent = new(8);
        agent.Follow(Ask(relay, "offer", Description(OpusAndEvents, caller.Port)));
        caller.Follow(Ask(relay, "answer", Description(OpusAndEvents, agent.Port)));
        CallId call = (await relay.NextCallAsync(CallState.Answered)).Id;
        caller.SendPacket(96, [1, 2, 3]);
        Assert.Equal(15, agent.Receive().Length);
        var capture = CaptureId.New();
        Assert.True((await relay.Relay.ArmAsync(
            new ArmRequest(capture, call, MaskStyle.Silence, CaptureKeys.Standard, []), CancellationToken.None)).IsSecured);
        await relay.Relay.AskFieldAsync(capture, CardField.SecurityCode, 1, CancellationToken.None);
        foreach (byte key in (byte[])[1, 2, 3, 11])
        {
            caller.SendPacket(96, [9, 9, 9]);
            caller.SendPacket(101, [key, 0x8a, 1, 0x40], timestamp: 100_000u * key);
        }

        await relay.NextAsync<FieldProgressed>(notice => notice.Progress.State == FieldState.Valid);
        Assert.Empty(agent.Drain());
    }

    [Fact]
    public async Task Without_events_sound_that_is_held_back_cannot_be_armed()
    {
        await using RelayUnderTest relay = await RelayUnderTest.StartAsync(
            options => options with { CaptureCodecs = CaptureCodecs.HoldBack }, Clock, vaultKey: VaultKey.PublicKey);
        Ask(relay, "offer", Description(Opus));
        Ask(relay, "answer", Description(Opus));
        CallId call = (await relay.NextCallAsync(CallState.Answered)).Id;
        ArmConfirmation confirmation = await relay.Relay.ArmAsync(
            new ArmRequest(CaptureId.New(), call, MaskStyle.Silence, CaptureKeys.Standard, []), CancellationToken.None);
        Assert.StartsWith("The caller's codec cannot be decoded", confirmation.Refusal, StringComparison.Ordinal);
    }

    private static string Ask(RelayUnderTest relay, string command, string sdp) => NgClient.Find(
        relay.Ng.Ask(("call-id", "held"), ("from-tag", "f"), ("to-tag", "t"), ("sdp", sdp), ("label", command == "offer" ? "caller" : "agent"), ("command", command)),
        "sdp")!;

    private string Describe(string command, string call, string sdp, params (string Key, object Value)[] more) => Relay.Ng.Ask(
        [("call-id", call), ("from-tag", "f"), .. command == "answer" ? [("to-tag", "t")] : ((string, object)[])[], ("sdp", sdp), .. more, ("command", command)]);

    private static string Description(string formats, int port = 4000) =>
        "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio " + port.ToString(CultureInfo.InvariantCulture) + " RTP/AVP " + formats
        + "\r\na=rtpmap:96 opus/48000/2\r\na=fmtp:96 useinbandfec=1\r\na=rtpmap:101 telephone-event/8000\r\n";
}
