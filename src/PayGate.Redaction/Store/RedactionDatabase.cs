using Dapper;
using Microsoft.Data.Sqlite;
using PayGate.Audit;

namespace PayGate.Redaction.Store;

/// <summary>Opens <c>redaction.db</c>: the recordings and the audit chain of what became of them.</summary>
internal static class RedactionDatabase
{
    /// <summary>Opens the database, creating it on first use.</summary>
    /// <exception cref="InvalidOperationException">The file was made by a newer version.</exception>
    public static SqliteConnection Open(string path, AuditChain chain)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;");
            Migrate(connection);
            chain.EnsureSchema(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Migrate(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        int version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        if (version > RecordingSchema.Version)
        {
            throw new InvalidOperationException("redaction.db was made by a newer version of PayGate.");
        }

        if (version == 0)
        {
            connection.Execute(RecordingSchema.Sql, transaction: transaction);
            connection.Execute("PRAGMA user_version = 1", transaction: transaction);
        }

        transaction.Commit();
    }
}
