using PayGate.Audit.Storage;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests;

[Collection(PostgresTests.Name)]
public sealed class CardVaultOnPostgresTests(PostgresFixture postgres) : CardVaultConformance
{
    private protected override DatabaseEngine Engine => DatabaseEngine.PostgreSql;

    private protected override Task<VaultHost> StartAsync(VaultOptions? options = null) =>
        VaultHost.StartAsync((options ?? new VaultOptions { Folder = "" }) with { Database = postgres.Server.NewDatabase() });
}
