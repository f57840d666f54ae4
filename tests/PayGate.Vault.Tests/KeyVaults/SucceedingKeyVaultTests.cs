using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Pkcs11;
using PayGate.Vault.Tests.KeyVaults.Pkcs11;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults;

[Collection(nameof(SoftToken))]
public sealed class SucceedingKeyVaultTests : IDisposable
{
    private readonly VaultFolder _folder = new VaultFolder().WithKey();
    private readonly SoftToken _token = SoftToken.Create();

    public void Dispose()
    {
        _token.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_key_moves_from_the_key_file_into_an_hsm()
    {
        VaultOptions before = new() { Folder = _folder.Root };
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey old;
        using (IKeyVault file = await OpenAsync(before))
        {
            old = (await file.GetCurrentKeyAsync(default)).Wrap(key);
        }

        Pkcs11Options token = _token.Options();
        WrappedKey moved;
        using (IKeyVault both = await OpenAsync(before with { Pkcs11 = token, PreviousKeyVault = before }))
        {
            using GuardedKey opened = await both.UnwrapAsync(old, default);
            moved = (await both.GetCurrentKeyAsync(default)).Wrap(opened);
            Assert.Equal([false, true], (await both.ListVersionsAsync(default)).Select(version => version.IsCurrent));
            Assert.Contains("after key file", both.Name, StringComparison.Ordinal);
        }

        File.Delete(before.KeyFile);
        using IKeyVault hsm = await OpenAsync(before with { Pkcs11 = token });
        using GuardedKey again = await hsm.UnwrapAsync(moved, default);
        Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(again));
        Assert.Equal(
            VaultFault.KeyMissing,
            (await Assert.ThrowsAsync<VaultUnavailableException>(async () => await hsm.UnwrapAsync(old, default))).Fault);
    }

    private static async Task<IKeyVault> OpenAsync(VaultOptions options) =>
        await new KeyVaultOpener(options).OpenAsync(mustExist: true, TimeProvider.System, default);
}
