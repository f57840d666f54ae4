using Microsoft.Data.Sqlite;

namespace PayGate.Audit;

/// <summary>The append-only rows.</summary>
internal static class EventTable
{
    public const string Columns = "sequence, at, kind, actor, tenant, subject, result, details, hash";

    public static void Insert(SqliteConnection connection, SqliteTransaction transaction, long sequence, in StoredEvent stored, byte[] hash)
    {
        using SqliteCommand insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            INSERT INTO audit_event (sequence, at, kind, actor, tenant, subject, result, details, hash)
            VALUES ($sequence, $at, $kind, $actor, $tenant, $subject, $result, $details, $hash)
            """;
        insert.Parameters.AddWithValue("$sequence", sequence);
        insert.Parameters.AddWithValue("$at", stored.At);
        insert.Parameters.AddWithValue("$kind", stored.Kind);
        insert.Parameters.AddWithValue("$actor", stored.Actor);
        insert.Parameters.AddWithValue("$tenant", stored.Tenant);
        insert.Parameters.AddWithValue("$subject", stored.Subject);
        insert.Parameters.AddWithValue("$result", stored.Result);
        insert.Parameters.AddWithValue("$details", stored.Details);
        insert.Parameters.AddWithValue("$hash", hash);
        insert.ExecuteNonQuery();
    }

    /// <summary>The event under the cursor of a query for <see cref="Columns"/>.</summary>
    public static StoredEvent Read(SqliteDataReader row) =>
        new(
            row.GetInt64(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetString(7));
}
