using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Faults;

/// <summary>
/// A disk that takes no more: the limit on the size of a file gives the same errors as a full one, from the kernel, without a disk of our
/// own.
/// </summary>
[Collection(PostgresTests.Name)]
public sealed class FullDiskTests
{
    private static readonly TenantId Tenant = Identifiers.Parse<TenantId>("tenant");

    [Fact]
    public async Task On_SQLite_the_card_that_finds_no_room_is_refused_clearly_and_all_before_it_are_there()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        host.Vault.Dispose();

        ChildProcess child = await ChildProcess.RunAsync(0, 700, host.Folder.Root, "store", "100000", "0");

        Assert.Equal(3, child.ExitCode);
        Assert.StartsWith("refused The vault is not available: nothing was taken.", child.Lines[^1], StringComparison.Ordinal);
        CardToken[] given = [.. child.Tokens];
        Assert.True(given.Length > 10, child.Errors);
        await host.RestartAsync();
        host.VerifyChain();
        Assert.Equal((long)given.Length, host.Query<long>("SELECT count(*) FROM card"));
        Assert.All(given, token => Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token, Tenant)));
        Assert.NotEqual(default, await host.StoreAsync(VaultHost.Mastercard));
    }

    [Fact]
    public async Task On_PostgreSQL_the_cards_that_find_no_room_are_refused_clearly_and_all_others_are_there()
    {
        using PostgresServer server = new("fsync = off\nautovacuum = off", fileLimit: 2048);
        await using VaultHost host = await VaultHost.StartAsync(
            new VaultOptions { Folder = "", SameCardSameToken = false, Database = server.NewDatabase() });
        List<CardToken> given = [];
        VaultUnavailableException? refusal = null;
        for (int round = 0; refusal is null && round < 1000; round++)
        {
            Task<CardToken>[] cards = [.. Enumerable.Range(0, 200).Select(_ => host.StoreAsync(VaultHost.Visa, Tenant, code: null))];
            foreach (Task<CardToken> card in cards)
            {
                try
                {
                    given.Add(await card);
                }
                catch (VaultUnavailableException error)
                {
                    refusal = error;
                }
            }
        }

        Assert.Contains("nothing was taken", refusal?.Message, StringComparison.Ordinal);
        Assert.True(given.Count > 1000);
        host.VerifyChain();
        Assert.Equal((long)given.Count, host.Query<long>("SELECT count(*) FROM card"));
        Assert.All(given.Where((_, i) => i % 50 == 0), token => Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token, Tenant)));
    }
}
