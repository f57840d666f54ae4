using System.Text.Json;
using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.Contracts.Tenancy;
using PayGate.Evidence.Chains;
using PayGate.Evidence.Tests.Support;

namespace PayGate.Evidence.Tests.Chains;

public sealed class ChainVerifierTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AuditSigner _signer;

    public ChainVerifierTests()
    {
        _signer = AuditSigner.OpenOrCreate(Path.Combine(_folder.Path, "audit.key"));
        Make("vault");
        Make("capture");
    }

    private string CheckpointFile => Path.Combine(_folder.Path, "checkpoints.jsonl");

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Whole_folder_is_verified_and_reported_as_json()
    {
        Execute("other", "CREATE TABLE t (x)");

        ChainReport report = Verify("vault", "capture");

        Assert.True(report.IsIntact);
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(["other.db"], report.FilesWithoutChain);
        JsonElement json = JsonSerializer.Deserialize<JsonElement>(report.ToJson());
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(_signer.PublicKey.Id, json.GetProperty("keyId").GetString());
        Assert.Equal(["capture", "vault"], json.GetProperty("chains").EnumerateArray().Select(chain => chain.GetProperty("name").GetString()));
        Assert.Equal("intact", json.GetProperty("chains")[0].GetProperty("state").GetString());
        Assert.Equal(3, json.GetProperty("chains")[0].GetProperty("count").GetInt64());
    }

    [Fact]
    public void Changed_event_fails_the_whole_and_names_its_place()
    {
        Execute("vault", "DROP TRIGGER audit_event_update; UPDATE audit_event SET actor = 'x' WHERE sequence = 2");

        ChainReport report = Verify();

        Assert.Equal(1, report.ExitCode);
        AuditVerification bad = Assert.Single(report.Chains, chain => !chain.IsIntact);
        Assert.Equal(("vault", AuditProblem.EventChanged, 2L), (bad.Chain, bad.Problem, bad.FirstBadSequence));
    }

    [Fact]
    public void Database_that_was_taken_away_is_missed_when_expected_or_named_by_a_checkpoint()
    {
        using (AuditReader reader = AuditReader.Open(Path.Combine(_folder.Path, "vault.db")))
        {
            new AuditCheckpoints(CheckpointFile, _signer, TimeProvider.System).Take(reader);
        }

        File.Delete(Path.Combine(_folder.Path, "vault.db"));

        Assert.Equal("vault", Assert.Single(Verify().Chains, chain => chain.Problem == AuditProblem.HeadMissing).Chain);
        Assert.Equal(2, Verify("redaction").Chains.Count(chain => chain.Problem == AuditProblem.HeadMissing));
    }

    [Fact]
    public void Expected_database_without_its_chain_is_broken()
    {
        Execute("vault", "DROP TABLE audit_event; DROP TABLE audit_head");

        Assert.Equal(AuditProblem.HeadMissing, Assert.Single(Verify("vault").Chains, chain => chain.Chain == "vault").Problem);
    }

    [Fact]
    public void File_that_is_no_database_is_broken_and_the_others_are_still_verified()
    {
        _folder.File("vault.db", [1, 2, 3]);

        ChainReport report = Verify("vault");

        Assert.Equal(AuditProblem.Unreadable, report.Chains[1].Problem);
        Assert.True(report.Chains[0].IsIntact);
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public void Folder_without_any_chain_is_not_intact()
    {
        string empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;

        Assert.Equal(1, ChainVerifier.Verify(empty, [], [], _signer.PublicKey, null, CancellationToken.None).ExitCode);
    }

    private ChainReport Verify(params string[] expected) =>
        ChainVerifier.Verify(_folder.Path, expected, [], _signer.PublicKey, CheckpointFile, CancellationToken.None);

    private void Make(string name)
    {
        AuditChain chain = new(name, _signer, TimeProvider.System);
        using SqliteConnection connection = Open(name);
        chain.EnsureSchema(connection);
        using SqliteTransaction transaction = connection.BeginTransaction();
        for (int i = 0; i < 3; i++)
        {
            chain.Append(transaction, new AuditEntry(AuditKind.CardStored, name, TenantId.Default, "subject", AuditResult.Success, []));
        }

        transaction.Commit();
    }

    private void Execute(string name, string sql)
    {
        using SqliteConnection connection = Open(name);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(string name)
    {
        SqliteConnection connection = new("Data Source=" + Path.Combine(_folder.Path, name + ".db") + ";Pooling=False");
        connection.Open();
        return connection;
    }
}
