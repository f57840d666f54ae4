using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults;

/// <summary>What every key vault has to hold, whatever stands behind it.</summary>
public abstract class KeyVaultConformance
{
    [Fact]
    public async Task A_wrapped_key_opens_to_the_same_key_also_after_a_restart()
    {
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped;
        using (IKeyVault vault = await OpenAsync())
        {
            VaultPublicKey current = await vault.GetCurrentKeyAsync(default);
            wrapped = current.Wrap(key);
            using GuardedKey opened = await vault.UnwrapAsync(wrapped, default);

            Assert.Equal("RSA-3072", current.Algorithm);
            Assert.Equal(current.Id, wrapped.VaultKeyId);
            Assert.Equal(384, wrapped.Ciphertext.Length);
            Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(opened));
        }

        using IKeyVault again = await OpenAsync();
        using GuardedKey reopened = await again.UnwrapAsync(wrapped, default);
        Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(reopened));
        Assert.Equal(wrapped.VaultKeyId, (await again.GetCurrentKeyAsync(default)).Id);
    }

    [Fact]
    public async Task Changed_bytes_or_no_key_inside_are_told_from_an_outage()
    {
        using IKeyVault vault = await OpenAsync();
        using GuardedKey key = GuardedKey.CreateRandom();
        VaultPublicKey current = await vault.GetCurrentKeyAsync(default);
        WrappedKey wrapped = current.Wrap(key);
        byte[] changed = wrapped.Ciphertext.ToArray();
        changed[100] ^= 1;

        Assert.Equal(VaultFault.Damaged, await FaultOfAsync(vault, wrapped with { Ciphertext = changed }));
        Assert.Equal(VaultFault.Damaged, await FaultOfAsync(vault, wrapped with { Ciphertext = wrapped.Ciphertext[..383] }));
        Assert.Equal(VaultFault.Damaged, await FaultOfAsync(vault, wrapped with { Ciphertext = new byte[384] }));
        Assert.Equal(VaultFault.Damaged, await FaultOfAsync(vault, wrapped with { Ciphertext = ShortKey(current) }));
        (await vault.UnwrapAsync(wrapped, default)).Dispose();
    }

    [Fact]
    public async Task After_a_rotation_new_keys_go_under_the_new_version_and_old_ones_still_open()
    {
        using IKeyVault vault = await OpenAsync();
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey before = (await vault.GetCurrentKeyAsync(default)).Wrap(key);

        VaultPublicKey rotated = await vault.RotateAsync(default);
        WrappedKey after = (await vault.GetCurrentKeyAsync(default)).Wrap(key);

        Assert.Equal(rotated.Id, after.VaultKeyId);
        Assert.NotEqual(before.VaultKeyId, after.VaultKeyId);
        using GuardedKey old = await vault.UnwrapAsync(before, default);
        using GuardedKey fresh = await vault.UnwrapAsync(after, default);
        Assert.Equal(KeyBytes.Of(old), KeyBytes.Of(fresh));
        Assert.Equal(VaultFault.Damaged, await FaultOfAsync(vault, after with { VaultKeyId = before.VaultKeyId }));

        IReadOnlyList<VaultKeyVersion> versions = await vault.ListVersionsAsync(default);
        Assert.Equal([before.VaultKeyId, after.VaultKeyId], versions.Select(version => version.Id));
        Assert.Equal([false, true], versions.Select(version => version.IsCurrent));
        Assert.All(versions, version => Assert.Equal(("RSA-3072", true), (version.Algorithm, version.IsEnabled)));

        using IKeyVault again = await OpenAsync();
        (await again.UnwrapAsync(before, default)).Dispose();
        Assert.Equal(after.VaultKeyId, (await again.GetCurrentKeyAsync(default)).Id);
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_named_and_told_from_an_outage()
    {
        using IKeyVault vault = await OpenAsync();
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = (await vault.GetCurrentKeyAsync(default)).Wrap(key);
        string other = UnknownVersion(wrapped.VaultKeyId);

        VaultUnavailableException refusal = await Assert.ThrowsAsync<VaultUnavailableException>(
            async () => await vault.UnwrapAsync(wrapped with { VaultKeyId = other }, default));
        Assert.Equal((VaultFault.KeyMissing, true), (refusal.Fault, refusal.IsRefusal));
        Assert.Contains(other, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(VaultFault.KeyMissing, await FaultOfAsync(vault, wrapped with { VaultKeyId = "" }));
        Assert.Equal(VaultFault.KeyMissing, await FaultOfAsync(vault, wrapped with { VaultKeyId = "https://elsewhere.example/keys/a/b" }));
    }

    [Fact]
    public async Task Many_callers_at_once_are_all_served()
    {
        using IKeyVault vault = await OpenAsync();
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = (await vault.GetCurrentKeyAsync(default)).Wrap(key);

        GuardedKey[] opened = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () => await vault.UnwrapAsync(wrapped, default))));

        Assert.All(opened, one => Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(one)));
        Array.ForEach(opened, one => one.Dispose());
    }

    [Fact]
    public async Task A_cancelled_caller_is_not_kept_waiting()
    {
        using IKeyVault vault = await OpenAsync();
        using GuardedKey key = GuardedKey.CreateRandom();
        WrappedKey wrapped = (await vault.GetCurrentKeyAsync(default)).Wrap(key);
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await vault.UnwrapAsync(wrapped, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await vault.RotateAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await vault.ListVersionsAsync(cancelled));
        (await vault.UnwrapAsync(wrapped, default)).Dispose();
        Assert.Single(await vault.ListVersionsAsync(default));
    }

    /// <summary>The same vault at each call, with one version at first.</summary>
    private protected abstract Task<IKeyVault> OpenAsync();

    /// <summary>An identifier as this vault makes them that stands for no version.</summary>
    private protected abstract string UnknownVersion(string version);

    private protected static async Task<VaultFault> FaultOfAsync(IKeyVault vault, WrappedKey wrapped) =>
        (await Assert.ThrowsAsync<VaultUnavailableException>(async () => await vault.UnwrapAsync(wrapped, default))).Fault;

    private static byte[] ShortKey(VaultPublicKey current)
    {
        using System.Security.Cryptography.RSA rsa = System.Security.Cryptography.RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(current.SubjectPublicKeyInfo, out _);
        return rsa.Encrypt(new byte[16], System.Security.Cryptography.RSAEncryptionPadding.OaepSHA256);
    }
}
