using System.Text;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Software;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Software;

public sealed class VaultLockTests : IAsyncLifetime
{
    private readonly VaultFolder _folder = new VaultFolder().WithKey();

    private VaultOptions Options => new() { Folder = _folder.Root };

    public async Task InitializeAsync() => await KeyFileCeremony.AppointAsync(
        Options, [Custodian("a"), Custodian("b"), Custodian("c")], Ask, TimeProvider.System, default);

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Two_custodians_open_a_waiting_vault_one_after_the_other()
    {
        Assert.False(File.Exists(_folder.File("vault.key.secret")));
        using VaultLock waiting = VaultLock.Of(Options, TimeProvider.System)!;
        Task<VaultOptions> opened = waiting.WaitAsync(default);

        Assert.Contains("waits for another", await HandInAsync("a"), StringComparison.Ordinal);
        Assert.Contains("waits for another", await HandInAsync("a"), StringComparison.Ordinal);
        Assert.Equal(1, waiting.SharesHere);
        Assert.Equal("the vault is open", await HandInAsync("c"));

        VaultOptions options = await opened;
        using IKeyVault vault = await new KeyVaultOpener(options).OpenAsync(mustExist: true, TimeProvider.System, default);
        Assert.Single(await vault.ListVersionsAsync(default));
        Assert.False(File.Exists(waiting.SocketPath));
        await Assert.ThrowsAsync<VaultUnavailableException>(() => HandInAsync("b"));
    }

    [Fact]
    public async Task A_share_of_another_vault_is_refused_with_all_that_came_before_it()
    {
        using VaultFolder other = new VaultFolder().WithKey();
        CustodianFile foreign = Custodian("foreign");
        await KeyFileCeremony.AppointAsync(Options with { Folder = other.Root }, [Custodian("x"), foreign], Ask, TimeProvider.System, default);
        using VaultLock waiting = VaultLock.Of(Options, TimeProvider.System)!;
        Task<VaultOptions> opened = waiting.WaitAsync(default);

        _ = await HandInAsync("a");
        Assert.StartsWith("refused", await VaultLock.HandInAsync(Options, foreign, Ask, default), StringComparison.Ordinal);
        Assert.Equal(0, waiting.SharesHere);
        _ = await HandInAsync("a");
        _ = await HandInAsync("b");
        _ = await opened;
    }

    [Fact]
    public void Share_files_at_hand_open_the_vault_at_once_and_a_passphrase_does_not()
    {
        VaultOptions options = Options with { ShareFiles = [Custodian("b"), Custodian("c")] };
        Assert.Null(VaultLock.Of(options, TimeProvider.System));
        new KeyVaultOpener(options).OpenKeyFile(mustExist: true, TimeProvider.System).Dispose();

        Assert.NotNull(VaultLock.Of(Options, TimeProvider.System));
        Assert.Equal(VaultFault.Locked, Assert.Throws<VaultUnavailableException>(
            () => new KeyVaultOpener(Options).OpenKeyFile(mustExist: true, TimeProvider.System)).Fault);
    }

    [Fact]
    public async Task A_custodian_who_is_asked_needs_no_file()
    {
        CustodianFile asked = new(_folder.File("share-asked"), null);
        VaultOptions now = Options with { ShareFiles = [Custodian("a"), Custodian("b")] };
        await KeyFileCeremony.AppointAsync(now, [asked, Custodian("d")], Ask, TimeProvider.System, default);
        using VaultLock waiting = VaultLock.Of(Options, TimeProvider.System)!;
        Task<VaultOptions> opened = waiting.WaitAsync(default);

        _ = await VaultLock.HandInAsync(Options, asked, Ask, default);
        _ = await HandInAsync("d");
        _ = await opened;
    }

    private static int Ask(string whose, Span<byte> buffer) => Encoding.UTF8.GetBytes("what " + whose + " says", buffer);

    private CustodianFile Custodian(string name)
    {
        string passphrase = _folder.File("passphrase-" + name);
        File.WriteAllText(passphrase, "the passphrase of " + name);
        return new CustodianFile(_folder.File("share-" + name), passphrase);
    }

    private Task<string> HandInAsync(string name) => VaultLock.HandInAsync(Options, Custodian(name), Ask, default);
}
