using PayGate.Contracts.Cards;

namespace PayGate.Contracts.Tests.Cards;

public sealed class CardTokenTests
{
    [Fact]
    public void A_token_keeps_the_last_four()
    {
        Assert.True(CardToken.TryParse("pgt_0123456789abcdefghjkmnpqrs_4242", out CardToken token));
        Assert.Equal("4242", token.LastFour);
    }

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("pgt_0123456789abcdefghjkmnpqrs_424")]
    [InlineData("pgt_0123456789abcdefghjkmnpqrs_42423")]
    [InlineData("pgt_0123456789abcdefghjkmnpqrs-4242")]
    [InlineData("pgt_0123456789abcdefghjkmnpqrs_42a2")]
    [InlineData("tok_0123456789abcdefghjkmnpqrs_4242")]
    public void What_is_not_a_token_is_refused(string text) => Assert.False(CardToken.TryParse(text, out _));

    [Fact]
    public void The_default_token_is_empty()
    {
        Assert.Equal("", default(CardToken).Value);
        Assert.Equal("", default(CardToken).LastFour);
    }
}
