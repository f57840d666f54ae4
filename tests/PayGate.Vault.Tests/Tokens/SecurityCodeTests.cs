using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Tokens;

public sealed class SecurityCodeTests
{
    [Fact]
    public async Task A_code_is_given_out_once()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.AmericanExpress, code: "1234");

        Assert.Null(host.TakeCode(token, VaultHost.Other));
        Assert.Equal("1234", host.TakeCode(token));
        Assert.Null(host.TakeCode(token));
    }

    [Fact]
    public async Task A_repeat_of_the_capture_does_not_bring_a_used_code_back()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        SealedCardMessage message = host.Seal(VaultHost.Visa);
        CardToken token = await host.Vault.StoreAsync(message, VaultHost.Actor, default);
        Assert.Equal("123", host.TakeCode(token));

        _ = await host.Vault.StoreAsync(message, VaultHost.Actor, default);

        Assert.Null(host.TakeCode(token));
    }

    [Fact]
    public async Task A_later_capture_of_the_same_card_replaces_the_code()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        _ = await host.StoreAsync(VaultHost.Visa, code: "123");
        CardToken token = await host.StoreAsync(VaultHost.Visa, code: "456");

        Assert.Equal("456", host.TakeCode(token));
    }

    [Fact]
    public async Task A_code_is_gone_after_its_time_and_does_not_stay_in_memory()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa);
        host.Clock.Advance(host.Options.SecurityCodeLifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(1, host.Vault.Codes.Count);

        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, host.Vault.Codes.Count);
        Assert.Null(host.TakeCode(token));
    }

    [Fact]
    public async Task A_restart_destroys_every_code()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa);

        await host.RestartAsync();

        Assert.Null(host.TakeCode(token));
        Assert.NotNull(host.Reveal(token));
    }

    [Fact]
    public async Task A_card_without_code_holds_none()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa, code: null);

        Assert.Equal(0, host.Vault.Codes.Count);
        Assert.Null(host.TakeCode(token));
    }
}
