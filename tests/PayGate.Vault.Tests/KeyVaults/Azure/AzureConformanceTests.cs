using PayGate.Vault.KeyVaults;

namespace PayGate.Vault.Tests.KeyVaults.Azure;

public sealed class AzureConformanceTests : KeyVaultConformance, IAsyncLifetime
{
    private AzureVaultHost _host = null!;

    public async Task InitializeAsync() => _host = await AzureVaultHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private protected override Task<IKeyVault> OpenAsync() => _host.OpenAsync();

    private protected override string UnknownVersion(string version) => version[..^32] + new string('0', 32);
}
