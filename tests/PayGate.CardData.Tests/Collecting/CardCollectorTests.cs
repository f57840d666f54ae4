using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.CardData.Tests.Collecting;

public sealed class CardCollectorTests
{
    [Fact]
    public void Keys_before_any_field_is_asked_are_swallowed()
    {
        using Keypad keypad = new();

        Assert.Empty(keypad.Press(TestCards.Visa));
        Assert.Empty(keypad.Press("**"));
        Assert.Empty(keypad.Collector.FinishField(Keypad.Now));
    }

    [Fact]
    public void Asking_a_field_reports_it_empty()
    {
        using Keypad keypad = new();

        FieldProgress progress = keypad.Ask(CardField.CardNumber, 2);

        Assert.Equal((FieldState.WaitingForFirstKey, 0, 2, 1L), (progress.State, progress.Digits, progress.Attempt, progress.Sequence));
        Assert.Equal(Keypad.Now, progress.KeyedAt);
    }

    [Fact]
    public void A_time_out_judges_what_is_there()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.CardNumber, "42");
        Assert.Equal(FieldProblem.TooShort, Assert.Single(keypad.Collector.FinishField(Keypad.Now)).Problem);

        _ = keypad.Ask(CardField.CardNumber, 2);
        Assert.Equal(FieldProblem.TooShort, Assert.Single(keypad.Collector.FinishField(Keypad.Now)).Problem);
    }

    [Fact]
    public void Fields_in_any_order_make_a_card_that_only_the_vault_opens()
    {
        using SealingKeyPair vault = SealingKeyPair.Generate();
        using Keypad keypad = new();
        _ = keypad.Key(CardField.SecurityCode, "123#");
        _ = keypad.Key(CardField.Expiry, "1230");
        Assert.False(keypad.Collector.IsComplete);
        _ = keypad.Key(CardField.CardNumber, TestCards.Visa);
        Assert.True(keypad.Collector.IsComplete);

        SealedCardMessage message = keypad.Collector.Seal(vault.PublicKey, TenantId.Default);

        Assert.Equal(vault.PublicKey.Id, message.VaultKeyId);
        Assert.Equal(new MaskedPan(CardBrand.Visa, 16, "4242"), message.Masked);
        using OpenedCard card = SealedCard.Open(message.Ciphertext.Span, vault, TenantId.Default, message.Capture);
        Assert.Equal(TestCards.Digits(TestCards.Visa), TestCards.Reveal(card.Number.RevealTo));
        Assert.Equal(TestCards.Digits("1230"), TestCards.Reveal(card.Expiry.RevealTo));
        Assert.Equal(TestCards.Digits("123"), TestCards.Reveal(card.Code!.RevealTo));
    }

    [Fact]
    public void A_card_whose_code_was_never_asked_is_complete_without_one()
    {
        using SealingKeyPair vault = SealingKeyPair.Generate();
        using Keypad keypad = new();
        keypad.KeyCard(code: null);

        SealedCardMessage message = keypad.Collector.Seal(vault.PublicKey, TenantId.Default);

        using OpenedCard card = SealedCard.Open(message.Ciphertext.Span, vault, TenantId.Default, message.Capture);
        Assert.Null(card.Code);
    }

    [Theory]
    [InlineData(CardField.CardNumber)]
    [InlineData(CardField.Expiry)]
    [InlineData(CardField.SecurityCode)]
    public void Asking_a_field_again_makes_the_card_incomplete(CardField field)
    {
        using SealingKeyPair vault = SealingKeyPair.Generate();
        using Keypad keypad = new();
        keypad.KeyCard();
        Assert.True(keypad.Collector.IsComplete);

        _ = keypad.Ask(field, 2);

        Assert.False(keypad.Collector.IsComplete);
        Assert.Throws<InvalidOperationException>(() => keypad.Collector.Seal(vault.PublicKey, TenantId.Default));
    }

    [Fact]
    public void Wiping_leaves_nothing_to_seal_and_no_field_to_key()
    {
        using SealingKeyPair vault = SealingKeyPair.Generate();
        using Keypad keypad = new();
        keypad.KeyCard();

        keypad.Collector.Wipe();

        Assert.False(keypad.Collector.IsComplete);
        Assert.Empty(keypad.Press("1"));
        Assert.Throws<InvalidOperationException>(() => keypad.Collector.Seal(vault.PublicKey, TenantId.Default));
        Assert.Null(keypad.Ask(CardField.Expiry).Masked);
    }

    [Fact]
    public void A_collector_gives_its_guarded_memory_back()
    {
        int before = GuardedSlab.Shared.FreeCount;
        for (int i = 0; i < 100; i++)
        {
            using Keypad keypad = new();
            _ = keypad.Key(CardField.CardNumber, "4");
        }

        Assert.InRange(GuardedSlab.Shared.FreeCount, before, GuardedSlab.SlotCount);
    }
}
