using Microsoft.Data.Sqlite;
using PayGate.Contracts.Tenancy;

namespace PayGate.Audit.Tests;

/// <summary>A database with a chain in a folder of its own, and a forger's way around its triggers.</summary>
internal sealed class TestChain : IDisposable
{
    public const string Name = "vault";

    public TestChain()
    {
        Folder = Directory.CreateTempSubdirectory("paygate-audit-").FullName;
        Signer = AuditSigner.OpenOrCreate(Path.Combine(Folder, "audit.key"));
        Chain = new AuditChain(Name, Signer, TimeProvider.System);
        using SqliteConnection connection = Connect();
        Chain.EnsureSchema(connection);
    }

    public string Folder { get; }

    public AuditSigner Signer { get; }

    public AuditChain Chain { get; }

    public string Database => Path.Combine(Folder, "vault.db");

    public string CheckpointFile => Path.Combine(Folder, "checkpoints.jsonl");

    public AuditCheckpoints Checkpoints => new(CheckpointFile, Signer, TimeProvider.System);

    public static AuditEntry Entry(int number) =>
        new(AuditKind.CardStored, "vault", TenantId.Default, "subject-" + number, AuditResult.Success, [AuditDetail.Of("number", number)]);

    public SqliteConnection Connect()
    {
        SqliteConnection connection = new("Data Source=" + Database + ";Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA busy_timeout=10000");
        return connection;
    }

    public void Append(int count)
    {
        using SqliteConnection connection = Connect();
        using SqliteTransaction transaction = connection.BeginTransaction();
        for (int i = 1; i <= count; i++)
        {
            Chain.Append(transaction, Entry(i));
        }

        transaction.Commit();
    }

    /// <summary>Runs SQL as somebody with full write access to the file would: triggers dropped first.</summary>
    public void Forge(string sql)
    {
        using SqliteConnection connection = Connect();
        foreach (string trigger in new[] { "event_append", "event_update", "event_delete", "head_grow", "head_delete" })
        {
            Execute(connection, "DROP TRIGGER IF EXISTS audit_" + trigger);
        }

        Execute(connection, sql);
    }

    public AuditVerification Verify()
    {
        using AuditReader reader = AuditReader.Open(Database);
        AuditCheckpointFile checkpoints = AuditCheckpointFile.Read(CheckpointFile, Signer.PublicKey);
        return reader.Verify(Name, Signer.PublicKey, checkpoints, CancellationToken.None);
    }

    public bool TakeCheckpoint(long growth = 1)
    {
        using AuditReader reader = AuditReader.Open(Database);
        return Checkpoints.Take(reader, growth);
    }

    public void Dispose()
    {
        Signer.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
