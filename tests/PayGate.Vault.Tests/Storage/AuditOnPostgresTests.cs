using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Storage;

/// <summary>The chain on a server: what its owner may do to it is found.</summary>
[Collection(PostgresTests.Name)]
public sealed class AuditOnPostgresTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("UPDATE audit_event SET actor = 'forger' WHERE sequence = 4", AuditProblem.EventChanged)]
    [InlineData("DELETE FROM audit_event WHERE sequence = 4", AuditProblem.EventMissing)]
    [InlineData("UPDATE audit_head SET signature = sha256('x')", AuditProblem.HeadForged)]
    [InlineData("DELETE FROM audit_head", AuditProblem.HeadMissing)]
    public async Task An_event_or_head_that_was_changed_is_found(string edit, AuditProblem problem)
    {
        await using VaultHost host = await VaultHost.StartAsync(new VaultOptions { Folder = "", Database = postgres.Server.NewDatabase() });
        _ = await host.StoreAsync(VaultHost.Visa);
        host.VerifyChain();
        Assert.ThrowsAny<System.Data.Common.DbException>(() => host.Execute("DELETE FROM audit_event"));
        host.VerifyChain();

        host.Execute("ALTER TABLE audit_event DISABLE TRIGGER ALL; ALTER TABLE audit_head DISABLE TRIGGER ALL; " + edit);

        using AuditReader reader = AuditReader.Open(host.Options.Address);
        Assert.Equal(problem, reader.Verify("vault", host.Signer.PublicKey, AuditCheckpointFile.Empty, default).Problem);
        if (problem is AuditProblem.HeadForged or AuditProblem.HeadMissing)
        {
            await Assert.ThrowsAsync<VaultUnavailableException>(() => host.StoreAsync(VaultHost.Mastercard));
        }
    }

    [Fact]
    public async Task Two_nodes_on_one_database_write_one_chain()
    {
        DatabaseAddress database = postgres.Server.NewDatabase();
        await using VaultHost one = await VaultHost.StartAsync(new VaultOptions { Folder = "", Database = database });
        using CardVault two = await CardVault.OpenAsync(one.Options, one.Signer, one.Clock, default);
        string[] numbers = [VaultHost.Visa, VaultHost.Mastercard, VaultHost.AmericanExpress];

        Contracts.Cards.CardToken[] tokens = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => Task.Run(async () =>
            await (i % 2 == 0 ? one.Vault : two).StoreAsync(one.Seal(numbers[i % 3]), VaultHost.Actor, default))));

        Assert.Equal(3, tokens.Distinct().Count());
        one.VerifyChain();
        Assert.All(tokens.Select((token, i) => (token, i)), pair => Assert.Equal((numbers[pair.i % 3], "1230"), one.Reveal(pair.token)));
    }

    [Fact]
    public void An_address_with_a_password_on_a_command_line_or_a_server_that_is_not_verified_is_refused()
    {
        Assert.Contains("password", Refusal("postgresql:Host=/tmp;Database=v;Password=x"), StringComparison.Ordinal);
        Assert.Contains("VerifyFull", Refusal("postgresql:Host=db.example.com;Database=v"), StringComparison.Ordinal);
        Assert.Contains("names Host", Refusal("postgresql:Database=v"), StringComparison.Ordinal);
        Assert.Contains("not known", Refusal("postgresql:Hast=v"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", DatabaseAddress.Parse(
            "postgresql:Host=db.example.com;Database=v;SSL Mode=VerifyFull;Username=secret").ToString(), StringComparison.Ordinal);
    }

    private static string Refusal(string text) => Assert.Throws<FormatException>(() => DatabaseAddress.Parse(text)).Message;
}
