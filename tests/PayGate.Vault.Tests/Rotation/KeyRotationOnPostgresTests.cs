using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Rotation;

[Collection(PostgresTests.Name)]
public sealed class KeyRotationOnPostgresTests(PostgresFixture postgres) : KeyRotationConformance
{
    private protected override Task<VaultHost> StartAsync(VaultOptions? options = null) =>
        VaultHost.StartAsync((options ?? new VaultOptions { Folder = "" }) with { Database = postgres.Server.NewDatabase() });
}
