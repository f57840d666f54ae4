using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Charges;

[Collection(PostgresTests.Name)]
public sealed class ChargeOnPostgresTests(PostgresFixture postgres) : ChargeConformance
{
    private protected override Task<VaultHost> StartVaultAsync() =>
        VaultHost.StartAsync(new VaultOptions { Folder = "", Database = postgres.Server.NewDatabase() });
}
