using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Software;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Software;

public sealed class SoftwareKeyVaultTests : IDisposable
{
    private readonly VaultFolder _folder = new VaultFolder().WithKey();

    private string KeyFile => _folder.File("vault.key");

    private MachineSecretFile Secret => new(KeyFile + ".secret");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_change_or_cut_of_the_key_file_is_found()
    {
        byte[] file = File.ReadAllBytes(KeyFile);
        for (int i = 0; i < file.Length; i += 7)
        {
            byte[] changed = [.. file];
            changed[i] ^= 1;
            File.WriteAllBytes(KeyFile, changed);
            Assert.Throws<VaultUnavailableException>(() => Open(Secret));
            File.WriteAllBytes(KeyFile, file[..i]);
            Assert.Throws<VaultUnavailableException>(() => Open(Secret));
        }
    }

    [Fact]
    public async Task A_version_taken_out_of_the_key_file_or_put_in_another_order_is_found()
    {
        byte[] one = await File.ReadAllBytesAsync(KeyFile);
        using (SoftwareKeyVault vault = Open(Secret))
        {
            _ = await vault.RotateAsync(default);
        }

        byte[] two = await File.ReadAllBytesAsync(KeyFile);
        const int Head = 4 + 1 + 16 + 1;
        byte[] first = one[Head..^40];
        byte[] second = two[(Head + first.Length)..^40];
        Assert.Equal(first, two[Head..(Head + first.Length)]);

        await File.WriteAllBytesAsync(KeyFile, [.. two[..Head], .. second, .. first, .. two[^40..]]);
        Assert.Equal(VaultFault.Locked, Assert.Throws<VaultUnavailableException>(() => Open(Secret)).Fault);
        await File.WriteAllBytesAsync(KeyFile, [.. two[..(Head - 1)], 1, .. second, .. two[^40..]]);
        Assert.Equal(VaultFault.Locked, Assert.Throws<VaultUnavailableException>(() => Open(Secret)).Fault);
        await File.WriteAllBytesAsync(KeyFile, two);
        Open(Secret).Dispose();
    }

    [Fact]
    public void A_key_under_a_passphrase_opens_with_it_only()
    {
        string passphrase = Passphrase("correct horse battery\n");
        string path = _folder.File("other.key");
        SoftwareKeyVault.OpenOrCreate(path, new PassphraseSecret(passphrase), mustExist: false, TimeProvider.System).Dispose();

        File.WriteAllText(passphrase, "correct horse battery");
        SoftwareKeyVault.OpenOrCreate(path, new PassphraseSecret(passphrase), mustExist: true, TimeProvider.System).Dispose();
        Assert.False(File.Exists(path + ".secret"));

        File.WriteAllText(passphrase, "wrong horse battery");
        foreach ((string file, IKeyFileSecret secret) in new (string, IKeyFileSecret)[]
        {
            (path, new PassphraseSecret(passphrase)),
            (path, new MachineSecretFile(path + ".secret")),
            (KeyFile, new PassphraseSecret(passphrase)),
        })
        {
            VaultUnavailableException refusal = Assert.Throws<VaultUnavailableException>(
                () => SoftwareKeyVault.OpenOrCreate(file, secret, mustExist: true, TimeProvider.System));
            Assert.Equal(VaultFault.Locked, refusal.Fault);
        }
    }

    [Fact]
    public async Task Another_passphrase_takes_the_place_of_a_secret_and_nothing_else_changes()
    {
        string old = Passphrase("correct horse battery");
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped;
        using (SoftwareKeyVault vault = Open(Secret))
        {
            wrapped = (await vault.GetCurrentKeyAsync(default)).Wrap(key);
            _ = await vault.RotateAsync(default);
            await vault.ResealAsync(new PassphraseSecret(old), default);
            (await vault.UnwrapAsync(wrapped, default)).Dispose();
        }

        Assert.Throws<VaultUnavailableException>(() => Open(Secret));
        using SoftwareKeyVault again = Open(new PassphraseSecret(old));
        using GuardedKey opened = await again.UnwrapAsync(wrapped, default);
        Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(opened));
        Assert.Equal(2, (await again.ListVersionsAsync(default)).Count);
    }

    [Fact]
    public async Task Versions_that_another_process_made_are_found_and_never_lost()
    {
        using SoftwareKeyVault service = Open(Secret);
        using SoftwareKeyVault operators = Open(Secret);
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = (await operators.RotateAsync(default)).Wrap(key);

        (await service.UnwrapAsync(wrapped, default)).Dispose();
        Assert.Equal(wrapped.VaultKeyId, (await service.GetCurrentKeyAsync(default)).Id);
        _ = await service.RotateAsync(default);
        _ = await operators.RotateAsync(default);
        Assert.Equal(4, (await service.ListVersionsAsync(default)).Count);

        using (new FileStream(KeyFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            await Assert.ThrowsAsync<VaultUnavailableException>(async () => await service.RotateAsync(default));
        }

        Assert.Equal(4, (await service.ListVersionsAsync(default)).Count);
    }

    [Fact]
    public void A_short_or_missing_passphrase_makes_no_key()
    {
        string path = _folder.File("other.key");

        Assert.Throws<VaultUnavailableException>(() => Make(Passphrase("short")));
        Assert.Throws<VaultUnavailableException>(() => Make(_folder.File("nothing")));
        Assert.False(File.Exists(path));

        void Make(string passphrase) =>
            SoftwareKeyVault.OpenOrCreate(path, new PassphraseSecret(passphrase), mustExist: false, TimeProvider.System);
    }

    [Fact]
    public void A_lost_key_file_is_never_followed_by_a_fresh_key()
    {
        File.Delete(KeyFile);
        Assert.Equal(VaultFault.KeyMissing, Assert.Throws<VaultUnavailableException>(() => Open(Secret)).Fault);
        Assert.False(File.Exists(KeyFile));
    }

    private SoftwareKeyVault Open(IKeyFileSecret secret) =>
        SoftwareKeyVault.OpenOrCreate(KeyFile, secret, mustExist: true, TimeProvider.System);

    private string Passphrase(string text)
    {
        string path = _folder.File("passphrase");
        File.WriteAllText(path, text);
        return path;
    }
}
