using System.Diagnostics;
using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Azure;
using PayGate.Vault.Tests.KeyVaults.Azure.Fake;

namespace PayGate.Vault.Tests.KeyVaults.Azure;

public sealed class AzureFailureTests : IAsyncLifetime
{
    private AzureVaultHost _host = null!;
    private IKeyVault _vault = null!;
    private WrappedKey _wrapped = null!;

    private FakeKeyVersion Newest => _host.Fake.Keys.Find(AzureVaultHost.Key).Newest;

    public async Task InitializeAsync()
    {
        _host = await AzureVaultHost.StartAsync();
        _vault = await _host.OpenAsync();
        using GuardedKey key = GuardedKey.CreateRandom();
        _wrapped = (await _vault.GetCurrentKeyAsync(default)).Wrap(key);
    }

    public async Task DisposeAsync()
    {
        _vault.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_throttled_call_waits_as_long_as_it_is_asked_to()
    {
        _host.Fake.Throttled = 2;
        Stopwatch waited = Stopwatch.StartNew();
        (await _vault.UnwrapAsync(_wrapped, default)).Dispose();

        Assert.True(waited.Elapsed >= TimeSpan.FromSeconds(1.9));
        Assert.Equal(3, _host.Fake.Count("/unwrapkey"));
    }

    [Fact]
    public async Task A_long_pause_asked_for_is_handed_on_and_not_waited_out()
    {
        _host.Fake.Throttled = 1;
        _host.Fake.RetryAfterSeconds = 600;
        VaultUnavailableException failure = await FailureAsync();

        Assert.Equal((VaultFault.Throttled, TimeSpan.FromMinutes(10), false), (failure.Fault, failure.RetryAfter, failure.IsRefusal));
        Assert.Equal(1, _host.Fake.Count("/unwrapkey"));
    }

    [Fact]
    public async Task A_broken_service_is_tried_again()
    {
        _host.Fake.Broken = 2;
        (await _vault.UnwrapAsync(_wrapped, default)).Dispose();
        Assert.Equal(3, _host.Fake.Count("/unwrapkey"));
    }

    [Fact]
    public async Task A_lost_network_is_an_outage()
    {
        _host.Fake.NetworkLost = true;
        VaultUnavailableException failure = await FailureAsync();
        Assert.Equal((VaultFault.Unavailable, false), (failure.Fault, failure.IsRefusal));

        _host.Fake.NetworkLost = false;
        (await _vault.UnwrapAsync(_wrapped, default)).Dispose();
    }

    [Fact]
    public async Task A_caller_of_a_silent_service_can_give_up()
    {
        _host.Fake.Silent = true;
        using CancellationTokenSource patience = new(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _vault.UnwrapAsync(_wrapped, patience.Token));
    }

    [Fact]
    public async Task A_disabled_version_is_a_refusal_and_the_message_names_it()
    {
        Newest.Enabled = false;
        VaultUnavailableException failure = await FailureAsync();

        Assert.Equal((VaultFault.KeyDisabled, true), (failure.Fault, failure.IsRefusal));
        Assert.Contains(_wrapped.VaultKeyId, failure.Message, StringComparison.Ordinal);
        Assert.Equal(VaultFault.KeyDisabled, (await Assert.ThrowsAsync<VaultUnavailableException>(async () => await _vault.GetCurrentKeyAsync(default))).Fault);
        Assert.False((await _vault.ListVersionsAsync(default)).Single().IsEnabled);
    }

    [Fact]
    public async Task An_expired_version_wraps_no_more_and_still_opens_what_it_wrapped()
    {
        Newest.ExpiresOn = TimeProvider.System.GetUtcNow().AddMinutes(-1);

        (await _vault.UnwrapAsync(_wrapped, default)).Dispose();
        Assert.Equal(VaultFault.KeyDisabled, (await Assert.ThrowsAsync<VaultUnavailableException>(async () => await _vault.GetCurrentKeyAsync(default))).Fault);
        Assert.NotNull((await _vault.ListVersionsAsync(default)).Single().ExpiresAt);
    }

    [Fact]
    public async Task A_deleted_key_is_a_refusal_until_it_is_recovered()
    {
        _host.Fake.Keys.Delete(AzureVaultHost.Key);
        Assert.Equal(VaultFault.KeyMissing, (await FailureAsync()).Fault);

        _host.Fake.Keys.Recover(AzureVaultHost.Key);
        (await _vault.UnwrapAsync(_wrapped, default)).Dispose();
    }

    [Theory]
    [InlineData("Recoverable+Purgeable", "RSA", 3072, "unwrapKey", "purge protection")]
    [InlineData("Purgeable", "RSA", 3072, "unwrapKey", "purge protection")]
    [InlineData("Recoverable", "RSA", 2048, "unwrapKey", "3072")]
    [InlineData("Recoverable", "RSA", 3072, "decrypt", "unwrapKey")]
    public async Task A_key_that_is_not_fit_is_not_used(string recovery, string type, int size, string operation, string problem)
    {
        _host.Fake.Keys.RecoveryLevel = recovery;
        _host.Fake.Keys.Create("other", type, size, ["wrapKey", operation]);
        VaultUnavailableException failure = await Assert.ThrowsAsync<VaultUnavailableException>(
            async () => await AzureKeyVault.OpenAsync(_host.Client(), "other", TimeProvider.System, default));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_read_over_all_pages()
    {
        for (int i = 0; i < 5; i++)
        {
            _ = await _vault.RotateAsync(default);
        }

        IReadOnlyList<VaultKeyVersion> versions = await _vault.ListVersionsAsync(default);
        Assert.Equal(6, versions.Count);
        Assert.Equal(_wrapped.VaultKeyId, versions[0].Id);
        Assert.Equal(3, _host.Fake.Count("/versions"));
    }

    private async Task<VaultUnavailableException> FailureAsync() =>
        await Assert.ThrowsAsync<VaultUnavailableException>(async () => await _vault.UnwrapAsync(_wrapped, default));
}
