using PayGate.CardData.Memory;
using PayGate.Vault.Keys;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Keys;

public sealed class SoftwareKeyVaultTests : IDisposable
{
    private readonly VaultFolder _folder = new VaultFolder().WithKey();

    private string KeyFile => _folder.File("vault.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_wrapped_key_opens_to_the_same_key()
    {
        using SoftwareKeyVault vault = SoftwareKeyVault.OpenOrCreate(KeyFile, null, mustExist: true);
        using GuardedKey key = GuardedKey.CreateRandom();

        WrappedKey wrapped = vault.CurrentKey.Wrap(key);
        using GuardedKey opened = await vault.UnwrapAsync(wrapped, default);

        Assert.Equal(384, wrapped.Ciphertext.Length);
        Assert.Equal(Bytes(key), Bytes(opened));
    }

    [Fact]
    public async Task A_changed_key_or_one_of_another_version_does_not_open()
    {
        using SoftwareKeyVault vault = SoftwareKeyVault.OpenOrCreate(KeyFile, null, mustExist: true);
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = vault.CurrentKey.Wrap(key);
        byte[] changed = wrapped.Ciphertext.ToArray();
        changed[100] ^= 1;

        await Assert.ThrowsAsync<VaultUnavailableException>(
            async () => await vault.UnwrapAsync(wrapped with { Ciphertext = changed }, default));
        await Assert.ThrowsAsync<VaultUnavailableException>(
            async () => await vault.UnwrapAsync(wrapped with { VaultKeyId = "software/aaaaaaaaaaaaaaaa" }, default));
    }

    [Fact]
    public void A_change_or_cut_of_the_key_file_is_found()
    {
        byte[] file = File.ReadAllBytes(KeyFile);
        for (int i = 0; i < file.Length; i += 7)
        {
            byte[] changed = [.. file];
            changed[i] ^= 1;
            File.WriteAllBytes(KeyFile, changed);
            Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(KeyFile, null, mustExist: true));
            File.WriteAllBytes(KeyFile, file[..i]);
            Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(KeyFile, null, mustExist: true));
        }
    }

    [Fact]
    public void A_key_under_a_passphrase_opens_with_it_only()
    {
        string passphrase = Passphrase("correct horse battery\n");
        string path = _folder.File("other.key");
        string id;
        using (SoftwareKeyVault made = SoftwareKeyVault.OpenOrCreate(path, passphrase, mustExist: false))
        {
            id = made.CurrentKey.Id;
        }

        File.WriteAllText(passphrase, "correct horse battery");
        using (SoftwareKeyVault again = SoftwareKeyVault.OpenOrCreate(path, passphrase, mustExist: true))
        {
            Assert.Equal(id, again.CurrentKey.Id);
        }

        Assert.False(File.Exists(path + ".secret"));
        File.WriteAllText(passphrase, "wrong horse battery");
        Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(path, passphrase, mustExist: true));
        Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(path, null, mustExist: true));
        Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(KeyFile, passphrase, mustExist: true));
    }

    [Fact]
    public void A_short_or_missing_passphrase_makes_no_key()
    {
        string path = _folder.File("other.key");

        Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(path, Passphrase("short"), mustExist: false));
        Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(path, _folder.File("nothing"), mustExist: false));
        Assert.False(File.Exists(path));
    }

    private static byte[] Bytes(GuardedKey key)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        key.RevealTo(slot);
        return slot.Bytes[..GuardedKey.Size].ToArray();
    }

    private string Passphrase(string text)
    {
        string path = _folder.File("passphrase");
        File.WriteAllText(path, text);
        return path;
    }
}
