using System.Text;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests;

/// <summary>What somebody can do who can read or write the files.</summary>
public sealed class StolenDatabaseTests
{
    [Fact]
    public async Task No_file_of_the_vault_holds_a_card_in_any_usual_form()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        string[] numbers = [VaultHost.Visa, VaultHost.Mastercard, VaultHost.AmericanExpress];
        foreach (string number in numbers)
        {
            _ = await host.StoreAsync(number);
        }

        foreach (string file in Directory.GetFiles(host.Folder.Root))
        {
            byte[] content = Read(file);
            foreach (byte[] needle in numbers.SelectMany(Forms))
            {
                Assert.True(content.AsSpan().IndexOf(needle) < 0, Path.GetFileName(file) + " holds a card number");
            }
        }
    }

    [Theory]
    [InlineData("number")]
    [InlineData("expiry")]
    public async Task Ciphertexts_swapped_between_rows_do_not_open(string column)
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken one = await host.StoreAsync(VaultHost.Visa);
        CardToken two = await host.StoreAsync(VaultHost.Mastercard);

        host.Execute(
            $"CREATE TEMP TABLE before AS SELECT id, {column} AS value FROM card; "
            + $"UPDATE card SET {column} = (SELECT value FROM before WHERE before.id <> card.id)");

        Assert.Throws<SealedDataException>(() => host.Reveal(one));
        Assert.Throws<SealedDataException>(() => host.Reveal(two));
    }

    [Theory]
    [InlineData("UPDATE card SET number = expiry")]
    [InlineData("UPDATE card SET expiry = number")]
    [InlineData("UPDATE card SET suite = 2")]
    [InlineData("UPDATE card SET expires_at = 4102444800000")]
    [InlineData("UPDATE card SET number_key = number_key - 1")]
    [InlineData("UPDATE card SET number = substr(number, 2)")]
    [InlineData("UPDATE vault_key SET generation = 2 WHERE level = 'Data'")]
    [InlineData("UPDATE vault_key SET wrapped = (SELECT wrapped FROM vault_key WHERE level = 'Fingerprint') WHERE level = 'Data'")]
    [InlineData("DELETE FROM vault_key WHERE level = 'Data'")]
    public async Task An_edited_row_or_key_does_not_open(string edit)
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa);
        host.Execute("PRAGMA foreign_keys = OFF; " + edit);

        await host.RestartAsync();

        Assert.Throws<SealedDataException>(() => host.Reveal(token));
    }

    [Fact]
    public async Task A_card_moved_to_another_tenant_or_token_does_not_open()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken mine = await host.StoreAsync(VaultHost.Visa);
        CardToken theirs = await host.StoreAsync(VaultHost.Mastercard, VaultHost.Other);

        host.Execute("UPDATE card SET tenant = (SELECT max(tenant) FROM card)");
        Assert.Null(host.Reveal(mine, VaultHost.Other));
        Assert.Null(host.Reveal(mine));
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(theirs, VaultHost.Other));

        // The row of one card under the number of the other: the token leads to it, and it does not open.
        host.Execute(
            "CREATE TEMP TABLE pair AS SELECT min(id) AS one, max(id) AS two FROM card; DELETE FROM card WHERE id = (SELECT two FROM pair); "
            + "UPDATE card SET id = (SELECT two FROM pair)");
        Assert.Throws<SealedDataException>(() => host.Reveal(theirs, VaultHost.Other));
    }

    [Fact]
    public async Task Without_the_key_file_or_its_secret_or_with_those_of_another_vault_nothing_opens()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        _ = await host.StoreAsync(VaultHost.Visa);
        byte[] key = Read(host.Folder.File("vault.key"));
        byte[] secret = Read(host.Folder.File("vault.key.secret"));

        File.Delete(host.Folder.File("vault.key"));
        await Assert.ThrowsAsync<VaultUnavailableException>(host.RestartAsync);
        Assert.False(File.Exists(host.Folder.File("vault.key")));

        File.WriteAllBytes(host.Folder.File("vault.key"), key);
        File.Delete(host.Folder.File("vault.key.secret"));
        await Assert.ThrowsAsync<VaultUnavailableException>(host.RestartAsync);

        using VaultFolder other = new VaultFolder().WithFreshKey();
        File.Copy(other.File("vault.key"), host.Folder.File("vault.key"), overwrite: true);
        File.Copy(other.File("vault.key.secret"), host.Folder.File("vault.key.secret"), overwrite: true);
        await Assert.ThrowsAsync<VaultUnavailableException>(host.RestartAsync);

        File.WriteAllBytes(host.Folder.File("vault.key"), key);
        File.WriteAllBytes(host.Folder.File("vault.key.secret"), secret);
        await host.RestartAsync();
    }

    private static IEnumerable<byte[]> Forms(string number)
    {
        byte[] digits = VaultHost.Digits(number.Length % 2 == 0 ? number : number + "0");
        yield return Encoding.ASCII.GetBytes(number);
        yield return Encoding.Unicode.GetBytes(number);
        yield return VaultHost.Digits(number);
        yield return [.. Enumerable.Range(0, number.Length / 2).Select(i => (byte)((digits[2 * i] << 4) | digits[(2 * i) + 1]))];
    }

    private static byte[] Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
