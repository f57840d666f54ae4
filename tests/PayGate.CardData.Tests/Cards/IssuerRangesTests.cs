using PayGate.CardData.Cards;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Tests.Cards;

public sealed class IssuerRangesTests
{
    [Theory]
    [InlineData("4", CardBrand.Visa)]
    [InlineData("4242", CardBrand.Visa)]
    [InlineData("34", CardBrand.AmericanExpress)]
    [InlineData("37", CardBrand.AmericanExpress)]
    [InlineData("51", CardBrand.Mastercard)]
    [InlineData("55", CardBrand.Mastercard)]
    [InlineData("2221", CardBrand.Mastercard)]
    [InlineData("2720", CardBrand.Mastercard)]
    [InlineData("2500", CardBrand.Mastercard)]
    [InlineData("300", CardBrand.DinersClub)]
    [InlineData("305", CardBrand.DinersClub)]
    [InlineData("3095", CardBrand.DinersClub)]
    [InlineData("36", CardBrand.DinersClub)]
    [InlineData("38", CardBrand.DinersClub)]
    [InlineData("39", CardBrand.DinersClub)]
    [InlineData("3528", CardBrand.Jcb)]
    [InlineData("3589", CardBrand.Jcb)]
    [InlineData("6011", CardBrand.Discover)]
    [InlineData("644", CardBrand.Discover)]
    [InlineData("649", CardBrand.Discover)]
    [InlineData("65", CardBrand.Discover)]
    [InlineData("62", CardBrand.UnionPay)]
    [InlineData("8171", CardBrand.UnionPay)]
    [InlineData("5018", CardBrand.Maestro)]
    [InlineData("5893", CardBrand.Maestro)]
    [InlineData("6304", CardBrand.Maestro)]
    [InlineData("6759", CardBrand.Maestro)]
    [InlineData("", CardBrand.Unknown)]
    [InlineData("5", CardBrand.Unknown)]
    [InlineData("2220", CardBrand.Unknown)]
    [InlineData("2721", CardBrand.Unknown)]
    [InlineData("222", CardBrand.Unknown)]
    [InlineData("306", CardBrand.Unknown)]
    [InlineData("3527", CardBrand.Unknown)]
    [InlineData("3590", CardBrand.Unknown)]
    [InlineData("643", CardBrand.Unknown)]
    [InlineData("8172", CardBrand.Unknown)]
    [InlineData("9", CardBrand.Unknown)]
    public void The_brand_is_known_by_its_range(string leading, CardBrand brand) =>
        Assert.Equal(brand, IssuerRanges.Find(TestCards.Digits(leading)).Brand);

    [Theory]
    [InlineData("4", 13, 16, 19)]
    [InlineData("37", 15)]
    [InlineData("51", 16)]
    [InlineData("2221", 16)]
    [InlineData("36", 14, 15, 16, 17, 18, 19)]
    [InlineData("3528", 16, 17, 18, 19)]
    [InlineData("6011", 16, 17, 18, 19)]
    [InlineData("62", 16, 17, 18, 19)]
    [InlineData("6759", 12, 13, 14, 15, 16, 17, 18, 19)]
    [InlineData("9", 12, 13, 14, 15, 16, 17, 18, 19)]
    public void Each_range_has_its_lengths(string leading, params int[] lengths)
    {
        IssuerRange range = IssuerRanges.Find(TestCards.Digits(leading));

        Assert.Equal(lengths, Enumerable.Range(-1, 40).Where(range.Allows));
        Assert.Equal(lengths[0], range.ShortestLength);
        Assert.Equal(lengths[^1], range.LongestLength);
    }

    [Theory]
    [InlineData("37", 4)]
    [InlineData("4", 3)]
    [InlineData("9", null)]
    public void The_length_of_the_code_follows_from_the_brand(string leading, int? length) =>
        Assert.Equal(length, IssuerRanges.Find(TestCards.Digits(leading)).CodeLength);
}
