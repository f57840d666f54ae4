using PayGate.Smoke;

namespace PayGate.Tests.Smoke;

public sealed class TestCardTests
{
    [Fact]
    public void Every_published_card_passes_the_luhn_check_so_that_a_capture_can_succeed()
    {
        foreach (TestCard card in TestCard.Published.Append(TestCard.Familiar))
        {
            byte[] number = card.Number();
            int sum = 0;
            for (int i = 0; i < number.Length; i++)
            {
                int digit = number[number.Length - 1 - i];
                int weighted = i % 2 == 1 ? digit * 2 : digit;
                sum += weighted > 9 ? weighted - 9 : weighted;
            }

            Assert.Equal(0, sum % 10);
            Assert.Equal(4, card.Expiry().Length);
        }
    }

    [Fact]
    public void No_card_stands_in_the_program_text()
    {
        byte[] program = File.ReadAllBytes(typeof(TestCard).Assembly.Location);
        foreach (TestCard card in TestCard.Published.Append(TestCard.Familiar))
        {
            byte[] ascii = [.. card.Number().Select(digit => (byte)('0' + digit))];
            byte[] wide = [.. ascii.SelectMany(digit => new byte[] { digit, 0 })];
            Assert.Equal(-1, program.AsSpan().IndexOf(ascii));
            Assert.Equal(-1, program.AsSpan().IndexOf(wide));
            Assert.Equal(-1, program.AsSpan().IndexOf(card.Number()));
        }
    }
}
