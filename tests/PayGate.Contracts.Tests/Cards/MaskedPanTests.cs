using PayGate.Contracts.Cards;

namespace PayGate.Contracts.Tests.Cards;

public sealed class MaskedPanTests
{
    [Theory]
    [InlineData(11, "4242")]
    [InlineData(20, "4242")]
    [InlineData(16, "424")]
    [InlineData(16, "42424")]
    [InlineData(16, "42a2")]
    public void More_than_the_last_four_or_an_impossible_length_is_refused(int length, string lastFour) =>
        Assert.Throws<ArgumentException>(() => new MaskedPan(CardBrand.Visa, length, lastFour));

    [Fact]
    public void Refusals_do_not_repeat_the_value()
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => new MaskedPan(CardBrand.Visa, 16, "411111"));
        Assert.DoesNotContain("411111", problem.ToString(), StringComparison.Ordinal);
    }
}
