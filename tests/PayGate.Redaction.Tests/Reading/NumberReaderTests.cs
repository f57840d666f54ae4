using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Tests.Reading;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("quarantuno undici", "41 11")]
    [InlineData("ventotto", "28")]
    [InlineData("trentatré", "33")]
    [InlineData("centotto", "108")]
    [InlineData("centoventidue", "122")]
    [InlineData("cento undici", "111")]
    [InlineData("duemilaventotto", "2028")]
    [InlineData("duemila ventotto", "2028")]
    [InlineData("due mila ventotto", "2028")]
    [InlineData("millenovecentottanta", "1980")]
    [InlineData("quattromiladuecentoquarantadue", "4242")]
    [InlineData("doppio quattro triplo zero", "44 000")]
    [InlineData("tre volte sette", "777")]
    [InlineData("due zeri", "00")]
    [InlineData("Quattro, CINQUE", "4 5")]
    public void Italian_words_are_put_together_as_they_are_said(string text, string numbers) =>
        Assert.Equal(numbers, Read(text, Language.Italian));

    [Theory]
    [InlineData("forty-one eleven", "41 11")]
    [InlineData("forty one one", "41 1")]
    [InlineData("fortyone", "41")]
    [InlineData("one hundred and twenty three", "123")]
    [InlineData("four thousand two hundred forty-two", "4242")]
    [InlineData("sixty-five hundred", "6500")]
    [InlineData("twenty twenty-eight", "20 28")]
    [InlineData("double five triple oh", "55 000")]
    [InlineData("oh nine oh oh", "0 9 0 0")]
    [InlineData("three o'clock", "3")]
    [InlineData("oh I see", "")]
    [InlineData("four fours", "4444")]
    [InlineData("payment is due", "")]
    public void English_words_are_put_together_as_they_are_said(string text, string numbers) =>
        Assert.Equal(numbers, Read(text, Language.English));

    [Theory]
    [InlineData("4\u200b2", "4 2")]
    [InlineData("４２", "42")]
    [InlineData("٤٢", "42")]
    public void Digits_of_any_script_and_with_invisible_signs_between_are_digits(string text, string numbers) =>
        Assert.Equal(numbers, Read(text, Language.Unknown));

    private static string Read(string text, Language language)
    {
        using TextReading reading = new();
        text.CopyTo(reading.Text.Reserve(text.Length));
        reading.Text.Advance(text.Length);
        reading.Turns.Add(new TurnRange(0, text.Length));
        reading.Read(language);
        List<string> numbers = [];
        foreach (NumberItem item in reading.Items.Items)
        {
            numbers.Add(string.Concat(reading.DigitsOf(item).ToArray()));
        }

        return string.Join(' ', numbers);
    }
}
