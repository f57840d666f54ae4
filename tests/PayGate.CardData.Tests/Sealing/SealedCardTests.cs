using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.CardData.Tests.Sealing;

public sealed class SealedCardTests : IDisposable
{
    private readonly SealingKeyPair _vault = SealingKeyPair.Generate();
    private readonly CaptureId _capture = CaptureId.New();
    private readonly DigitBuffer _number = TestCards.Buffer(TestCards.AmericanExpress);
    private readonly DigitBuffer _expiry = TestCards.Buffer("1230");
    private readonly DigitBuffer _code = TestCards.Buffer("1234");

    public void Dispose()
    {
        _vault.Dispose();
        _number.Dispose();
        _expiry.Dispose();
        _code.Dispose();
    }

    [Fact]
    public void A_sealed_card_opens_to_the_same_card()
    {
        using OpenedCard card = SealedCard.Open(Seal(_code), _vault, TenantId.Default, _capture);

        Assert.Equal(TestCards.Digits(TestCards.AmericanExpress), TestCards.Reveal(card.Number.RevealTo));
        Assert.Equal(TestCards.Digits("1230"), TestCards.Reveal(card.Expiry.RevealTo));
        Assert.Equal(TestCards.Digits("1234"), TestCards.Reveal(card.Code!.RevealTo));
    }

    [Fact]
    public void A_card_without_code_opens_without_one_and_its_box_is_as_long()
    {
        byte[] without = Seal(null);
        using OpenedCard card = SealedCard.Open(without, _vault, TenantId.Default, _capture);

        Assert.Null(card.Code);
        Assert.Equal(Seal(_code).Length, without.Length);
    }

    [Fact]
    public void A_box_of_another_capture_or_tenant_is_refused()
    {
        byte[] box = Seal(_code);
        TenantId other = Identifiers.Parse<TenantId>("other");

        Assert.Throws<SealedDataException>(() => SealedCard.Open(box, _vault, TenantId.Default, CaptureId.New()));
        Assert.Throws<SealedDataException>(() => SealedCard.Open(box, _vault, other, _capture));
    }

    [Fact]
    public void A_change_at_any_byte_and_another_key_open_nothing()
    {
        byte[] box = Seal(_code);
        using SealingKeyPair other = SealingKeyPair.Generate();

        Assert.Throws<SealedDataException>(() => SealedCard.Open(box, other, TenantId.Default, _capture));
        Assert.Throws<SealedDataException>(() => SealedCard.Open(box.AsSpan(1), _vault, TenantId.Default, _capture));
        for (int i = 0; i < box.Length; i++)
        {
            byte[] changed = [.. box];
            changed[i] ^= 0x40;
            Assert.Throws<SealedDataException>(() => SealedCard.Open(changed, _vault, TenantId.Default, _capture));
        }
    }

    [Fact]
    public void Fields_of_a_wrong_length_are_not_sealed()
    {
        using DigitBuffer three = TestCards.Buffer("123");

        Assert.Throws<ArgumentException>(() => SealedCard.Seal(three, _expiry, null, TenantId.Default, _capture, _vault.PublicKey));
        Assert.Throws<ArgumentException>(() => SealedCard.Seal(_number, three, null, TenantId.Default, _capture, _vault.PublicKey));
        Assert.Throws<ArgumentException>(() => SealedCard.Seal(_number, _expiry, _number, TenantId.Default, _capture, _vault.PublicKey));
    }

    [Fact]
    public void Sealing_and_opening_leave_no_slot_behind()
    {
        int before = GuardedSlab.Shared.FreeCount;
        for (int i = 0; i < 200; i++)
        {
            SealedCard.Open(Seal(_code), _vault, TenantId.Default, _capture).Dispose();
            Assert.Throws<SealedDataException>(() => SealedCard.Open(Seal(_code), _vault, TenantId.Default, CaptureId.New()));
        }

        Assert.InRange(GuardedSlab.Shared.FreeCount, before, GuardedSlab.SlotCount);
    }

    private byte[] Seal(DigitBuffer? code) => SealedCard.Seal(_number, _expiry, code, TenantId.Default, _capture, _vault.PublicKey);
}
