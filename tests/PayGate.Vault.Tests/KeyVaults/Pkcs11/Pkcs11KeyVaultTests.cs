using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Pkcs11;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Pkcs11;

[Collection(nameof(SoftToken))]
public sealed class Pkcs11KeyVaultTests : IDisposable
{
    private readonly SoftToken _token = SoftToken.Create();

    public void Dispose() => _token.Dispose();

    [Fact]
    public async Task A_lost_session_and_a_module_that_was_shut_down_are_opened_again()
    {
        using Pkcs11KeyVault vault = await OpenAsync(mustExist: false);
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = (await vault.GetCurrentKeyAsync(default)).Wrap(key);

        SoftToken.CloseAllSessions(_token.Label);
        (await vault.UnwrapAsync(wrapped, default)).Dispose();
        SoftToken.ShutDown();
        using GuardedKey opened = await vault.UnwrapAsync(wrapped, default);
        Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(opened));
    }

    [Fact]
    public async Task A_token_that_is_not_there_is_an_outage_and_served_again_when_it_is_back()
    {
        using Pkcs11KeyVault vault = await OpenAsync(mustExist: false);
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = (await vault.GetCurrentKeyAsync(default)).Wrap(key);

        using (_token.TakenOut())
        {
            VaultUnavailableException failure = await Assert.ThrowsAsync<VaultUnavailableException>(async () => await vault.UnwrapAsync(wrapped, default));
            Assert.Equal((VaultFault.Unavailable, false), (failure.Fault, failure.IsRefusal));
            Assert.Contains(_token.Label, failure.Message, StringComparison.Ordinal);
        }

        (await vault.UnwrapAsync(wrapped, default)).Dispose();
    }

    [Fact]
    public async Task A_wrong_pin_is_tried_once_and_never_again()
    {
        await File.WriteAllTextAsync(_token.PinFile, "wrong-pin");
        VaultUnavailableException failure = await Assert.ThrowsAsync<VaultUnavailableException>(() => OpenAsync(mustExist: false));
        Assert.Equal(VaultFault.Locked, failure.Fault);
        Assert.DoesNotContain("wrong-pin", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_key_is_never_followed_by_a_fresh_one()
    {
        Assert.Equal(VaultFault.KeyMissing, (await Assert.ThrowsAsync<VaultUnavailableException>(() => OpenAsync(mustExist: true))).Fault);
        using Pkcs11KeyVault vault = await OpenAsync(mustExist: false);
        using Pkcs11KeyVault again = await OpenAsync(mustExist: true);
        Assert.Equal((await vault.GetCurrentKeyAsync(default)).Id, (await again.GetCurrentKeyAsync(default)).Id);
        Assert.NotNull((await again.ListVersionsAsync(default)).Single().CreatedAt);
    }

    [Fact]
    public async Task A_missing_token_module_or_pin_file_is_said()
    {
        await SaysAsync("no PKCS#11 token", _token.Options() with { Token = "nowhere" });
        await SaysAsync("cannot be loaded", _token.Options() with { ModulePath = "/nowhere/module.so" });
        await SaysAsync("PIN file", _token.Options() with { PinFile = "/nowhere/pin" });

        static async Task SaysAsync(string text, Pkcs11Options options)
        {
            VaultUnavailableException failure = await Assert.ThrowsAsync<VaultUnavailableException>(
                async () => await Pkcs11KeyVault.OpenAsync(options, mustExist: false, TimeProvider.System, default));
            Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        }
    }

    private async Task<Pkcs11KeyVault> OpenAsync(bool mustExist) =>
        await Pkcs11KeyVault.OpenAsync(_token.Options(), mustExist, TimeProvider.System, default);
}
