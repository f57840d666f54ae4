using PayGate.Contracts.Charges;

namespace PayGate.Contracts.Tests.Charges;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("EUR", "12.50", 1250)]
    [InlineData("EUR", "12.5", 1250)]
    [InlineData("EUR", "0.01", 1)]
    [InlineData("JPY", "1250", 1250)]
    [InlineData("KWD", "1.234", 1234)]
    [InlineData("EUR", "99999999.99", Money.Most)]
    public void An_amount_is_read_in_the_minor_unit_of_its_currency(string currency, string text, long minor)
    {
        Assert.True(Money.TryParse(text, Identifiers.Parse<Currency>(currency), out Money amount));
        Assert.Equal(minor, amount.Minor);
        Assert.True(Money.TryParse(amount.ToDecimalText(), amount.Currency, out Money again));
        Assert.Equal(amount, again);
    }

    [Theory]
    [InlineData("EUR", "12.505")]
    [InlineData("JPY", "12.5")]
    [InlineData("EUR", "-1")]
    [InlineData("EUR", "1,000.00")]
    [InlineData("EUR", "1e3")]
    [InlineData("EUR", " 1")]
    [InlineData("EUR", "100000000.00")]
    [InlineData("EUR", "")]
    [InlineData("EUR", null)]
    public void Anything_else_is_not(string currency, string? text) =>
        Assert.False(Money.TryParse(text, Identifiers.Parse<Currency>(currency), out _));

    [Theory]
    [InlineData("EUR", 2, "12.50")]
    [InlineData("JPY", 0, "1250")]
    [InlineData("KWD", 3, "1.250")]
    public void The_decimals_are_those_of_ISO_4217(string text, int decimals, string written)
    {
        Currency currency = Identifiers.Parse<Currency>(text);
        Assert.Equal(decimals, currency.Decimals);
        Assert.Equal(written, new Money(1250, currency).ToDecimalText());
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("XXX")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_currency_is_refused(string? text) => Assert.False(Currency.TryParse(text, out _));

    [Fact]
    public void A_default_is_not_chargeable() => Assert.False(default(Money).IsChargeable);
}
