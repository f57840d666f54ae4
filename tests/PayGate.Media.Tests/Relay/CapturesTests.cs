using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Relaying;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Relay;

public sealed class CapturesTests : CaptureTest
{
    [Theory]
    [InlineData(KeyTransport.Events, MaskStyle.Silence)]
    [InlineData(KeyTransport.Tones, MaskStyle.Silence)]
    [InlineData(KeyTransport.Both, MaskStyle.FlatTone)]
    public async Task A_card_is_taken_and_nothing_of_it_is_heard(KeyTransport transport, MaskStyle style)
    {
        CaptureId capture = await ArmAsync(style);
        FieldProgress number = await KeyAsync(capture, CardField.CardNumber, CardNumber, transport);
        Assert.Equal((FieldState.Valid, CardBrand.Visa, "4242"), (number.State, number.Brand, number.Masked!.LastFour));
        Assert.Equal(FieldState.Valid, (await KeyAsync(capture, CardField.Expiry, Expiry, transport)).State);
        Assert.Equal(FieldState.Valid, (await KeyAsync(capture, CardField.SecurityCode, Code, transport)).State);
        SealedCardMessage card = await Desk.SealAsync(capture, CancellationToken.None);
        await Desk.DisarmAsync(capture, CancellationToken.None);

        using OpenedCard opened = SealedCard.Open(card.Ciphertext.Span, VaultKey, TenantId.Default, capture);
        Assert.Equal(number.Masked, opened.Number.Masked);
        Assert.NotNull(opened.Code);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
        Assert.InRange(Live.HeardByAgent.Count, Live.HeardByCaller.Count * 9 / 10, Live.HeardByCaller.Count);
    }

    [Fact]
    public async Task Before_a_field_is_asked_keys_are_masked_and_swallowed()
    {
        await ArmAsync();
        Live.Press(CardNumber, KeyTransport.Both);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
        Assert.False(Desk.Notices.TryRead(out _));
    }

    [Fact]
    public async Task After_disarming_the_mask_opens_when_the_keys_are_quiet()
    {
        CaptureId capture = await ArmAsync();
        await Desk.DisarmAsync(capture, CancellationToken.None);
        Live.Press(1, KeyTransport.Events);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Live.Talk(3000);
        Live.Press(1, KeyTransport.Events);
        Assert.NotEqual(0, Live.EventsHeardByAgent);
    }

    [Fact]
    public async Task The_edge_cannot_open_what_a_capture_holds()
    {
        CaptureId capture = await ArmAsync();
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("call-id", SipCallId), ("command", "block DTMF")));
        Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("call-id", SipCallId), ("command", "unblock DTMF")));
        Live.Talk(3000);
        Live.Press(5, KeyTransport.Both);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
        await Desk.DisarmAsync(capture, CancellationToken.None);
    }

    [Fact]
    public async Task A_new_offer_in_the_middle_changes_nothing()
    {
        await ArmAsync();
        Agent.Follow(Relay.Offer(SipCallId, Caller, ("to-tag", "to")));
        Caller.Follow(Relay.Answer(SipCallId, Agent));
        Live.Press(7, KeyTransport.Both);
        Assert.Equal(0, Live.EventsHeardByAgent);
        Assert.Empty(ResidualToneDetector.Find(Live.AgentSound()));
    }

    [Fact]
    public async Task Arming_is_refused_with_a_reason()
    {
        CaptureId capture = await ArmAsync();
        Assert.True((await TryArmAsync(capture)).IsSecured);
        Assert.Equal("Another capture has the call armed.", (await TryArmAsync(CaptureId.New())).Refusal);
        Assert.Equal("The relay does not know the call.", (await TryArmAsync(CaptureId.New(), call: CallId.New())).Refusal);
        Relay.Offer("ringing", Caller);
        CallId ringing = (await Relay.NextCallAsync(CallState.Ringing)).Id;
        Assert.Equal("The call is not answered.", (await TryArmAsync(CaptureId.New(), call: ringing)).Refusal);
    }

    [Fact]
    public async Task Without_the_vaults_key_nothing_is_armed()
    {
        await using RelayUnderTest lonely = await RelayUnderTest.StartAsync();
        lonely.Connect(Caller, Agent);
        CallId call = (await lonely.NextCallAsync(CallState.Answered)).Id;
        ArmConfirmation confirmation = await lonely.Relay.ArmAsync(
            new ArmRequest(CaptureId.New(), call, MaskStyle.Silence, CaptureKeys.Standard, []), CancellationToken.None);
        Assert.Equal("The relay does not know the vault's key.", confirmation.Refusal);
    }

    [Fact]
    public async Task Hanging_up_in_the_middle_ends_the_capture_at_the_relay()
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Press(4, KeyTransport.Events);
        Relay.Delete(SipCallId);
        Assert.Equal(CallEndReason.HungUp, (await Relay.NextCallAsync(CallState.Ended)).EndReason);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Desk.SealAsync(capture, CancellationToken.None));
        await Desk.DisarmAsync(capture, CancellationToken.None);
    }

    [Fact]
    public async Task A_field_that_is_finished_early_is_judged()
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.Expiry, 2, CancellationToken.None);
        Live.Press(1, KeyTransport.Events);
        await Desk.FinishFieldAsync(capture, CancellationToken.None);
        FieldProgress progress = (await Relay.NextAsync<FieldProgressed>(notice => notice.Progress.State == FieldState.Invalid)).Progress;
        Assert.Equal((2, FieldProblem.TooShort, 0), (progress.Attempt, progress.Problem, progress.Digits));
    }
}
