using PayGate.CardData.Cards;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tests.Tokens;

public sealed class TokenFactoryTests
{
    [Fact]
    public void The_digits_of_a_token_never_pass_the_Luhn_check_and_end_in_the_last_four()
    {
        for (int i = 0; i < 5000; i++)
        {
            CardToken token = TokenFactory.Draw("4242");

            Assert.Equal("4242", token.LastFour);
            Assert.False(Luhn.IsValid(VaultHost.Digits(string.Concat(token.Value.Where(char.IsAsciiDigit)))));
        }
    }

    [Fact]
    public void A_draw_that_passes_the_Luhn_check_is_drawn_again()
    {
        // The digits 1 8 4242 pass, 1 9 4242 do not.
        Queue<string> bodies = new(["pgt_a18" + new string('a', 23), "pgt_a19" + new string('a', 23)]);

        Assert.Equal("pgt_a19" + new string('a', 23) + "_4242", TokenFactory.Draw("4242", bodies.Dequeue).Value);
    }

    [Fact]
    public void A_draw_that_could_be_a_permutation_token_is_drawn_again()
    {
        Queue<string> bodies = new(["pgt_7" + new string('a', 25), "pgt_8" + new string('a', 25)]);

        Assert.Equal("pgt_8" + new string('a', 25) + "_4242", TokenFactory.Draw("4242", bodies.Dequeue).Value);
    }

    [Fact]
    public void A_draw_with_a_run_of_digits_as_long_as_a_card_number_is_drawn_again()
    {
        Queue<string> bodies = new(["pgt_" + new string('a', 18) + "12345671", "pgt_" + new string('a', 19) + "1234567"]);

        Assert.Equal("pgt_" + new string('a', 19) + "1234567_4243", TokenFactory.Draw("4243", bodies.Dequeue).Value);
    }

    [Fact]
    public void Tokens_do_not_repeat()
    {
        HashSet<string> tokens = [.. Enumerable.Range(0, 1000).Select(_ => TokenFactory.Draw("0000").Value)];

        Assert.Equal(1000, tokens.Count);
        Assert.All(tokens, text => Assert.True(CardToken.TryParse(text, out _)));
        Assert.NotEqual(default, Identifiers.Parse<CardToken>(tokens.First()));
    }
}
