using Microsoft.Extensions.Time.Testing;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Relay;

namespace PayGate.Media.Tests.Support;

/// <summary>A test on an answered call of a relay whose clock it moves.</summary>
public abstract class CaptureTest : RelayTest
{
    private protected static readonly byte[] CardNumber = [4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2];
    private protected static readonly byte[] Expiry = [1, 2, 3, 0];
    private protected static readonly byte[] Code = [1, 2, 3];

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private protected SealingKeyPair VaultKey { get; } = SealingKeyPair.Generate();

    private protected LiveCall Live { get; set; } = null!;

    private protected CallId Call { get; set; }

    /// <summary>The edge's name of the call.</summary>
    private protected string SipCallId { get; private set; } = "";

    private protected MediaRelay Desk => Relay.Relay;

    public override async Task InitializeAsync()
    {
        Relay = await StartRelayAsync();
        await ConnectAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        VaultKey.Dispose();
    }

    private protected virtual Task<RelayUnderTest> StartRelayAsync() => RelayUnderTest.StartAsync(clock: Clock, vaultKey: VaultKey.PublicKey);

    private protected async Task ConnectAsync(params (string Key, object Value)[] more)
    {
        SipCallId = Relay.Connect(Caller, Agent, more);
        Call = (await Relay.NextCallAsync(CallState.Answered)).Id;
        Live = new LiveCall(Clock, Caller, Agent);
        Live.Talk(100);
    }

    private protected async Task<CaptureId> ArmAsync(MaskStyle style = MaskStyle.Silence)
    {
        CaptureId capture = CaptureId.New();
        ArmConfirmation confirmation = await TryArmAsync(capture, style);
        Assert.Equal(new ArmConfirmation(true, true, null), confirmation);
        return capture;
    }

    private protected async Task<ArmConfirmation> TryArmAsync(CaptureId capture, MaskStyle style = MaskStyle.Silence, CallId? call = null, CallerGuidance? guidance = null) =>
        await Desk.ArmAsync(new ArmRequest(capture, call ?? Call, style, CaptureKeys.Standard, [], guidance), CancellationToken.None);

    private protected async Task<FieldProgress> KeyAsync(CaptureId capture, CardField field, byte[] digits, KeyTransport transport)
    {
        await Desk.AskFieldAsync(capture, field, 1, CancellationToken.None);
        Live.Press(digits, transport);
        Live.Talk(200);
        return (await Relay.NextAsync<FieldProgressed>(notice =>
            notice.Progress.Field == field && notice.Progress.State is FieldState.Valid or FieldState.Invalid)).Progress;
    }
}
