using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Keys;

public sealed class KeyRingTests
{
    [Fact]
    public async Task After_its_cryptoperiod_a_data_key_is_followed_by_another_and_still_opens_what_it_wrote()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken before = await host.StoreAsync(VaultHost.Visa);
        host.Clock.Advance(host.Options.Cryptoperiods.Data);
        CardToken after = await host.StoreAsync(VaultHost.Mastercard);

        Assert.Equal(2L, host.Query<long>("SELECT count(DISTINCT number_key) FROM card"));
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(before));
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(after));
        Assert.Single(host.Audit(), row => row.Kind == "KeyRotated");

        await host.RestartAsync();
        Assert.Equal(after, await host.StoreAsync(VaultHost.Mastercard));
        Assert.Equal(2L, host.Query<long>("SELECT count(*) FROM vault_key WHERE level = 'Data'"));
    }

    [Fact]
    public async Task The_same_card_keeps_its_token_when_the_data_key_changes()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken before = await host.StoreAsync(VaultHost.Visa);
        host.Clock.Advance(host.Options.Cryptoperiods.Data);

        Assert.Equal(before, await host.StoreAsync(VaultHost.Visa, expiry: "0131"));
        Assert.Equal((VaultHost.Visa, "0131"), host.Reveal(before));
    }

    [Fact]
    public async Task More_tenants_than_are_held_at_once_all_keep_their_cards()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        TenantId[] tenants = [.. Enumerable.Range(0, 300).Select(i => Identifiers.Parse<TenantId>("tenant-" + i))];
        CardToken[] tokens = await Task.WhenAll(tenants.Select(tenant => host.StoreAsync(VaultHost.Visa, tenant, code: null)));

        Assert.Equal(300, tokens.Distinct().Count());
        Assert.All(tenants.Zip(tokens), pair => Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(pair.Second, pair.First)));
    }
}
