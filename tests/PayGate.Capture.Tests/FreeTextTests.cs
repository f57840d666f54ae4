namespace PayGate.Capture.Tests;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("no. 4242-4242/4242_4242 please")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢")]
    [InlineData("12345678901 2")]
    [InlineData("00000000000000000000000004242424242424242")]
    public void Card_length_digits_are_found(string text) => Assert.True(FreeText.HoldsCardLengthDigits(text));

    [Theory]
    [InlineData("Order A-17")]
    [InlineData("12345678901")]
    [InlineData("123456A789012")]
    [InlineData("")]
    public void Other_text_passes(string text) => Assert.False(FreeText.HoldsCardLengthDigits(text));
}
