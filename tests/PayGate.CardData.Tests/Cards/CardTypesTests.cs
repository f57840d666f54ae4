using PayGate.CardData.Cards;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Tests.Cards;

public sealed class CardTypesTests
{
    [Fact]
    public void A_number_shows_brand_length_and_last_four_only()
    {
        using Pan pan = Pan.CopyOf(TestCards.Digits(TestCards.AmericanExpress));

        Assert.Equal(new MaskedPan(CardBrand.AmericanExpress, 15, "0005"), pan.Masked);
        Assert.Equal(typeof(Pan).FullName, pan.ToString());
        Assert.Equal(TestCards.Digits(TestCards.AmericanExpress), TestCards.Reveal(pan.RevealTo));
    }

    [Fact]
    public void What_is_no_card_field_is_refused_without_its_value()
    {
        Exception[] errors =
        [
            Assert.Throws<ArgumentException>(() => Pan.CopyOf(TestCards.Digits("42424242424"))),
            Assert.Throws<ArgumentException>(() => Pan.CopyOf(TestCards.Digits("42424242424242424242"))),
            Assert.Throws<ArgumentException>(() => Pan.CopyOf("424242424242"u8)),
            Assert.Throws<ArgumentException>(() => ExpiryDate.CopyOf(TestCards.Digits("1342"))),
            Assert.Throws<ArgumentException>(() => ExpiryDate.CopyOf(TestCards.Digits("0042"))),
            Assert.Throws<ArgumentException>(() => ExpiryDate.CopyOf(TestCards.Digits("042"))),
            Assert.Throws<ArgumentException>(() => SecurityCode.CopyOf(TestCards.Digits("42"))),
            Assert.Throws<ArgumentException>(() => SecurityCode.CopyOf(TestCards.Digits("42424"))),
        ];

        Assert.All(errors, error => Assert.DoesNotContain("42", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_disposed_card_field_reveals_nothing()
    {
        SecurityCode code = SecurityCode.CopyOf(TestCards.Digits("123"));
        code.Dispose();

        Assert.Equal(0, code.Length);
        Assert.ThrowsAny<Exception>(() => Assert.NotEmpty(TestCards.Reveal(code.RevealTo)));
    }
}
