using System.Text.Json;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Relaying;
using PayGate.Contracts.Tenancy;
using PayGate.Links;

namespace PayGate.Tests.Links;

public sealed class LinkJsonTests
{
    private static readonly DateTimeOffset At = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static TheoryData<string> NoticeNames => ["call", "progress", "lost", "recording", "failed", "measured"];

    [Theory]
    [MemberData(nameof(NoticeNames))]
    public void Every_kind_of_notice_comes_back_as_it_was(string name)
    {
        RelayNotice notice = Notice(name);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(notice, LinkJson.Options);
        RelayNotice back = JsonSerializer.Deserialize<RelayNotice>(json, LinkJson.Options)!;
        Assert.Equal(notice.GetType(), back.GetType());
        Assert.Equal(json, JsonSerializer.SerializeToUtf8Bytes(back, LinkJson.Options));
    }

    [Fact]
    public void A_sealed_card_comes_back_as_it_was()
    {
        SealedCardMessage card = new(CaptureId.New(), TenantId.Default, "0011223344556677", new byte[] { 1, 2, 3 }, new MaskedPan(CardBrand.Visa, 16, "4242"));
        SealedCardMessage back = JsonSerializer.Deserialize<SealedCardMessage>(JsonSerializer.SerializeToUtf8Bytes(card, LinkJson.Options), LinkJson.Options)!;
        Assert.Equal(card.Ciphertext.ToArray(), back.Ciphertext.ToArray());
        Assert.Equal(card.Masked, back.Masked);
        Assert.Equal(card.Capture, back.Capture);
    }

    [Fact]
    public void An_unknown_member_is_refused()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CaptureCommandBody>("""{"capture":null,"more":1}""", LinkJson.Options));
    }

    private static RelayNotice Notice(string name) => name switch
    {
        "call" => new CallChanged(new CallSnapshot(CallId.New(), TenantId.Default, null, CallDirection.Inbound, CallState.Answered, At, At, null, null, 2)),
        "progress" => new FieldProgressed(new FieldProgress(
            CaptureId.New(), CardField.CardNumber, 1, 16, FieldState.Valid, FieldProblem.None, new MaskedPan(CardBrand.Visa, 16, "4242"),
            CardBrand.Visa, 3, false, false, At, 17)),
        "lost" => new ProtectionLost(CaptureId.New(), "The recorder stopped."),
        "failed" => new MaskingFailed(CaptureId.New(), CallId.New(), MaskedOutput.Recorder, new LeakHit(LeakKind.TelephoneEvent, At, 0)),
        "measured" => new CaptureMeasured(
            new CaptureMeasurement(
                CaptureId.New(), CallId.New(), TenantId.Default, MaskStyle.FlatTone, true, true, false, At, At, At, MeasurementEnd.CallEnded,
                [new MaskedParty("agent", "00112233")],
                [new OutputMeasurement(MaskedOutput.Legs, 1, 50, 1000, 0, [new LeakHit(LeakKind.Tone, At, 40)])],
                [new DetectorName("verification", "band-phase", 1)]),
            new DocumentSignature("e30", "AAAA")),
        _ => new RecordingFinished(new FinishedRecording(
            RecordingId.New(), CallId.New(), TenantId.Default, At,
            [new CaptureSpan(CaptureId.New(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), [new TimeRange(TimeSpan.FromSeconds(1.1), TimeSpan.FromSeconds(1.2))])],
            false)),
    };
}
