using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults;

public sealed class DeadKeyVaultTests
{
    private static readonly VaultUnavailableException Outage = new("No answer.", VaultFault.Unavailable);

    [Fact]
    public async Task Cards_are_taken_through_an_outage_up_to_the_hard_limit_and_again_when_it_is_over()
    {
        SwitchedKeyVault keyVault = new();
        await using VaultHost host = await VaultHost.StartAsync(keyVaults: keyVault);
        CardToken before = await host.StoreAsync(VaultHost.Visa);
        keyVault.Failure = Outage;
        await PassAsync(host, TimeSpan.FromHours(23));

        CardToken during = await host.StoreAsync(VaultHost.Mastercard);
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(before));
        Assert.Equal(RootKeyState.Stale, host.Vault.RootKey.State);

        await PassAsync(host, TimeSpan.FromHours(2));
        Assert.Equal(RootKeyState.Expired, host.Vault.RootKey.State);
        VaultUnavailableException refusal =
            await Assert.ThrowsAsync<VaultUnavailableException>(async () => await host.StoreAsync(VaultHost.AmericanExpress));
        Assert.Contains("hard limit", refusal.ToString(), StringComparison.Ordinal);
        Assert.Throws<VaultUnavailableException>(() => host.Reveal(before));

        keyVault.Failure = null;
        for (int i = 0; i < 1000 && host.Vault.RootKey.State != RootKeyState.Fresh; i++)
        {
            await PassAsync(host, TimeSpan.FromMinutes(1));
        }

        _ = await host.StoreAsync(VaultHost.AmericanExpress);
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(during));
    }

    [Fact]
    public async Task A_vault_that_is_dead_at_start_says_so_and_nothing_is_made()
    {
        SwitchedKeyVault keyVault = new();
        await using VaultHost host = await VaultHost.StartAsync(keyVaults: keyVault);
        CardToken token = await host.StoreAsync(VaultHost.Visa);
        keyVault.Failure = Outage;
        Assert.Contains("No answer.", (await Assert.ThrowsAsync<VaultUnavailableException>(host.RestartAsync)).Message, StringComparison.Ordinal);

        keyVault.Failure = null;
        await host.RestartAsync();
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token));
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM vault_key WHERE level = 'Root'"));
    }

    private static async Task PassAsync(VaultHost host, TimeSpan time)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(5))
        {
            host.Clock.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(2);
        }
    }
}
