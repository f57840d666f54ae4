using PayGate.CardData.Cards;
using PayGate.Contracts.Cards;
using PayGate.Vault.Issuers;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Issuers;

public sealed class IssuerRangeFileTests : IDisposable
{
    private const string Header = "from,to,country,bank,funding\n";

    private readonly VaultFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_range_with_more_digits_counts()
    {
        IssuerRangeFile file = new(Write(Header + "4242,4242,IT,Banca grande,debit\n# a line for people\n42424242,42424243,DE,Kleine Bank,prepaid\n"));
        using Pan number = Pan.CopyOf(VaultHost.Digits(VaultHost.Visa));
        using Pan other = Pan.CopyOf(VaultHost.Digits("4242111111111111"));
        using Pan unknown = Pan.CopyOf(VaultHost.Digits(VaultHost.Mastercard));

        Assert.Equal(new IssuerDetails("DE", "Kleine Bank", CardFunding.Prepaid), file.Current.Find(number));
        Assert.Equal(new IssuerDetails("IT", "Banca grande", CardFunding.Debit), file.Current.Find(other));
        Assert.Equal(IssuerDetails.Unknown, file.Current.Find(unknown));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("a,b\n", 1)]
    [InlineData(Header + "4242,4242,IT,x\n", 2)]
    [InlineData(Header + "4242,42424,IT,x,debit\n", 2)]
    [InlineData(Header + "4243,4242,IT,x,debit\n", 2)]
    [InlineData(Header + "42,42,IT,x,debit\n", 2)]
    [InlineData(Header + "4242,4242,Italy,x,debit\n", 2)]
    [InlineData(Header + "4242,4242,IT,x,cash\n", 2)]
    [InlineData(Header + "4242,4242,IT,x,2\n", 2)]
    [InlineData(Header + "4240,4250,IT,x,debit\n4245,4246,IT,y,debit\n", 3)]
    public void A_file_that_does_not_hold_is_refused_by_the_line(string content, int line) =>
        Assert.Contains(
            "Line " + line + " ", Assert.Throws<FormatException>(() => new IssuerRangeFile(Write(content))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_changed_file_takes_effect_and_a_bad_one_leaves_what_was_in_use()
    {
        string path = Write(Header + "4242,4242,IT,eins,debit\n");
        IssuerRangeFile file = new(path);
        Assert.False(file.Refresh());
        using Pan number = Pan.CopyOf(VaultHost.Digits(VaultHost.Visa));

        Write(Header + "4242,4242,IT,zwei und,debit\n");
        Assert.True(file.Refresh());
        Assert.Equal("zwei und", file.Current.Find(number).Bank);

        Write(Header + "nothing\n");
        Assert.False(file.Refresh());
        Assert.Contains("Line 2", file.Problem, StringComparison.Ordinal);
        Assert.Equal("zwei und", file.Current.Find(number).Bank);

        File.Delete(path);
        Assert.False(file.Refresh());
        Assert.Equal("zwei und", file.Current.Find(number).Bank);
    }

    private string Write(string content)
    {
        File.WriteAllText(_folder.File("ranges.csv"), content);
        return _folder.File("ranges.csv");
    }
}
