using Microsoft.Data.Sqlite;

namespace PayGate.Audit;

/// <summary>The one row that holds the signed end of the chain.</summary>
internal static class HeadTable
{
    /// <summary>The head, and the hash stored with the last event it counts; <see langword="null"/> when there is no row or table.</summary>
    public static (AuditHead Head, byte[]? LastHash)? Find(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using SqliteCommand exists = connection.CreateCommand();
        exists.Transaction = transaction;
        exists.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('audit_head', 'audit_event')";
        if ((long)exists.ExecuteScalar()! != 2)
        {
            return null;
        }

        return Read(connection, transaction);
    }

    /// <summary>As <see cref="Find"/> for a connection on which the tables are known to exist.</summary>
    public static (AuditHead Head, byte[]? LastHash)? Read(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.Transaction = transaction;
        select.CommandText = """
            SELECT chain, count, hash, key_id, signature, (SELECT hash FROM audit_event WHERE sequence = audit_head.count)
            FROM audit_head WHERE id = 1
            """;
        using SqliteDataReader row = select.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        AuditHead head = new(row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetFieldValue<byte[]>(4));
        return (head, row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5));
    }

    public static void Insert(SqliteConnection connection, SqliteTransaction transaction, AuditHead head) =>
        Execute(connection, transaction, head, "INSERT INTO audit_head VALUES (1, $chain, $count, $hash, $key, $signature)");

    public static void Update(SqliteConnection connection, SqliteTransaction transaction, AuditHead head) =>
        Execute(
            connection,
            transaction,
            head,
            "UPDATE audit_head SET chain = $chain, count = $count, hash = $hash, key_id = $key, signature = $signature WHERE id = 1");

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, AuditHead head, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$chain", head.Chain);
        command.Parameters.AddWithValue("$count", head.Count);
        command.Parameters.AddWithValue("$hash", head.Hash.ToArray());
        command.Parameters.AddWithValue("$key", head.KeyId);
        command.Parameters.AddWithValue("$signature", head.Signature.ToArray());
        command.ExecuteNonQuery();
    }
}
