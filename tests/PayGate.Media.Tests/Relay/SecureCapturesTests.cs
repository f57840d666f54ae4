using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Masking;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

/// <summary>A card keyed by a caller whose leg is SRTP, with the agent's leg plain or SRTP as well.</summary>
public sealed class SecureCapturesTests : CaptureTest
{
    private const string Plain = "RTP/AVP";
    private const string Secure = "RTP/SAVP";

    public override async Task InitializeAsync() => Relay = await StartRelayAsync();

    [Theory]
    [InlineData("AES_CM_128_HMAC_SHA1_80", Plain, KeyTransport.Both)]
    [InlineData("AES_CM_128_HMAC_SHA1_32", Secure, KeyTransport.Events)]
    [InlineData("AEAD_AES_128_GCM", Plain, KeyTransport.Events)]
    [InlineData("AEAD_AES_256_GCM", Secure, KeyTransport.Tones)]
    public async Task A_card_arrives_and_nothing_of_it_reaches_the_agent(string suite, string agentProfile, KeyTransport transport)
    {
        await ConnectSecurelyAsync(suite, agentProfile);
        CaptureId capture = await ArmAsync();
        Assert.Equal(FieldState.Valid, (await KeyAsync(capture, CardField.CardNumber, CardNumber, transport)).State);
        Assert.Equal(FieldState.Valid, (await KeyAsync(capture, CardField.SecurityCode, Code, transport)).State);
        AssertNothingHeard();
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Secure)]
    public async Task New_keys_in_the_middle_of_a_card_lose_no_digit(string agentProfile)
    {
        await ConnectSecurelyAsync("AES_CM_128_HMAC_SHA1_80", agentProfile);
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Press(CardNumber[..6], KeyTransport.Both);
        Caller.Security!.Rekey();
        Agent.Follow(Relay.Offer(SipCallId, Caller, ("to-tag", "to"), ("transport-protocol", agentProfile)));
        Live.Press(CardNumber[6..9], KeyTransport.Both);
        Caller.Follow(Relay.Answer(SipCallId, Agent));
        Live.Press(CardNumber[9..], KeyTransport.Both);
        Live.Talk(200);
        FieldProgress progress = (await Relay.NextAsync<FieldProgressed>(notice =>
            notice.Progress.State is FieldState.Valid or FieldState.Invalid)).Progress;
        Assert.Equal(FieldState.Valid, progress.State);
        AssertNothingHeard();
    }

    private async Task ConnectSecurelyAsync(string suite, string agentProfile)
    {
        Caller.Security = new PhoneSecurity(suite);
        Agent.Security = agentProfile == Secure ? new PhoneSecurity("AES_CM_128_HMAC_SHA1_32", "AEAD_AES_256_GCM") : null;
        await ConnectAsync(("transport-protocol", agentProfile));
    }

    private void AssertNothingHeard()
    {
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
        Assert.Equal(0, Multimon.CountKeys(Live.AgentSound()));
        Assert.InRange(Live.HeardByAgent.Count, Live.HeardByCaller.Count * 9 / 10, Live.HeardByCaller.Count);
    }
}
