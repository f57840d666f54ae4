using PayGate.Hosting;
using PayGate.Links;

namespace PayGate.Tests.Links;

public sealed class LinkAddressesTests
{
    [Fact]
    public void What_is_formatted_reads_back()
    {
        LinkAddresses addresses = LinkAddresses.Parse("relay=127.0.0.1:7001, vault=[::1]:7002");
        Assert.Equal("127.0.0.1:7001", addresses[Role.Relay].ToString());
        Assert.Equal("[::1]:7002", addresses[Role.Vault].ToString());
    }

    [Theory]
    [InlineData("relay")]
    [InlineData("relay=127.0.0.1")]
    [InlineData("relay=127.0.0.1:0")]
    [InlineData("printer=127.0.0.1:7001")]
    [InlineData("relay=127.0.0.1:7001,relay=127.0.0.1:7002")]
    public void A_bad_part_is_named_by_its_number(string text)
    {
        FormatException problem = Assert.Throws<FormatException>(() => LinkAddresses.Parse(text));
        Assert.Contains("part", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_without_an_address_is_an_error_that_names_the_role()
    {
        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => LinkAddresses.Parse("relay=127.0.0.1:7001")[Role.Vault]);
        Assert.Contains("Vault", problem.Message, StringComparison.Ordinal);
    }
}
