using PayGate.Audit.Storage;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests;

public sealed class CardVaultTests : CardVaultConformance
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    private protected override Task<VaultHost> StartAsync(VaultOptions? options = null) => VaultHost.StartAsync(options);
}
