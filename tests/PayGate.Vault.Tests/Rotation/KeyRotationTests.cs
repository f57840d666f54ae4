using PayGate.CardData.Sealing;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Rotation;

public sealed class KeyRotationTests : KeyRotationConformance
{
    private protected override Task<VaultHost> StartAsync(VaultOptions? options = null) => VaultHost.StartAsync(options);

    [Fact]
    public async Task What_wrapped_the_cards_of_a_destroyed_tenant_is_in_no_file_of_the_vault()
    {
        await using VaultHost host = await StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa, VaultHost.Other);
        byte[][] keys = [.. host.WrappedKeys("other")];
        Assert.Equal(4, keys.Length);
        Assert.All(keys, key => Assert.True(host.Folder.Holds(key)));

        _ = await host.Vault.Keys.DestroyTenantAsync(VaultHost.Other, "operator:bruno");

        Assert.All(keys, key => Assert.False(host.Folder.Holds(key)));
        Assert.Throws<SealedDataException>(() => host.Reveal(token, VaultHost.Other));
    }
}
