using PayGate.CardData.Cards;
using PayGate.CardData.Tests.Support;

namespace PayGate.CardData.Tests.Cards;

public sealed class LuhnTests
{
    [Theory]
    [InlineData(TestCards.Visa)]
    [InlineData(TestCards.Mastercard)]
    [InlineData(TestCards.MastercardTwoSeries)]
    [InlineData(TestCards.AmericanExpress)]
    [InlineData(TestCards.Maestro)]
    [InlineData(TestCards.Jcb)]
    [InlineData("0")]
    public void Good_numbers_pass_and_any_single_change_fails(string number)
    {
        byte[] digits = TestCards.Digits(number);
        Assert.True(Luhn.IsValid(digits));

        for (int i = 0; i < digits.Length; i++)
        {
            byte[] changed = [.. digits];
            changed[i] = (byte)((changed[i] + 1) % 10);
            Assert.False(Luhn.IsValid(changed));
        }
    }

    [Fact]
    public void Nothing_and_what_is_no_digit_fail()
    {
        Assert.False(Luhn.IsValid([]));
        Assert.False(Luhn.IsValid("4242424242424242"u8));
        Assert.False(Luhn.IsValid([10, 0]));
    }
}
