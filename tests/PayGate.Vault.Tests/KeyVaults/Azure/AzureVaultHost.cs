using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Azure;
using PayGate.Vault.Tests.KeyVaults.Azure.Fake;

namespace PayGate.Vault.Tests.KeyVaults.Azure;

/// <summary>The product's client at the fake's vault, with a key that is fit.</summary>
internal sealed class AzureVaultHost : IKeyVaultOpener, IAsyncDisposable
{
    internal const string Key = "paygate";

    private AzureVaultHost(KeyVaultFake fake) => Fake = fake;

    internal KeyVaultFake Fake { get; }

    internal static async Task<AzureVaultHost> StartAsync()
    {
        AzureVaultHost host = new(await KeyVaultFake.StartAsync());
        host.Fake.Keys.Create(Key, "RSA", 3072, ["wrapKey", "unwrapKey"]);
        return host;
    }

    public async ValueTask<IKeyVault> OpenAsync(bool mustExist, TimeProvider clock, CancellationToken cancellationToken) =>
        await AzureKeyVault.OpenAsync(Client(), Key, clock, cancellationToken);

    public ValueTask DisposeAsync() => Fake.DisposeAsync();

    internal async Task<IKeyVault> OpenAsync() => await OpenAsync(mustExist: true, TimeProvider.System, default);

    internal KeyClient Client(Uri? vault = null) =>
        new(vault ?? KeyVaultFake.Vault, Fake.Credential(), new KeyClientOptions { Transport = Fake.Transport() }, TimeProvider.System);
}
