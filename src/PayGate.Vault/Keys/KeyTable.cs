using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PayGate.Vault.Keys;

/// <summary>The table of wrapped keys.</summary>
internal static class KeyTable
{
    private const string Columns = "id, level, tenant, generation, vault_key, wrapped, created_at";

    internal static KeyRow? FindNewest(SqliteConnection connection, SqliteTransaction? transaction, KeyLevel level, string tenant)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.Transaction = transaction;
        select.CommandText =
            "SELECT " + Columns + " FROM vault_key WHERE level = $level AND tenant = $tenant ORDER BY generation DESC LIMIT 1";
        select.Parameters.AddWithValue("$level", level.ToString());
        select.Parameters.AddWithValue("$tenant", tenant);
        return ReadOne(select);
    }

    internal static KeyRow? Find(SqliteConnection connection, SqliteTransaction? transaction, KeyLevel level, string tenant, long id)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.Transaction = transaction;
        select.CommandText = "SELECT " + Columns + " FROM vault_key WHERE id = $id AND level = $level AND tenant = $tenant";
        select.Parameters.AddWithValue("$id", id);
        select.Parameters.AddWithValue("$level", level.ToString());
        select.Parameters.AddWithValue("$tenant", tenant);
        return ReadOne(select);
    }

    internal static long Insert(
        SqliteTransaction transaction,
        KeyLevel level,
        string tenant,
        long generation,
        string? vaultKeyId,
        ReadOnlyMemory<byte> wrapped,
        DateTimeOffset now)
    {
        using SqliteCommand insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            INSERT INTO vault_key (level, tenant, generation, vault_key, wrapped, created_at)
            VALUES ($level, $tenant, $generation, $vaultKey, $wrapped, $createdAt) RETURNING id
            """;
        insert.Parameters.AddWithValue("$level", level.ToString());
        insert.Parameters.AddWithValue("$tenant", tenant);
        insert.Parameters.AddWithValue("$generation", generation);
        insert.Parameters.AddWithValue("$vaultKey", (object?)vaultKeyId ?? DBNull.Value);
        insert.Parameters.AddWithValue("$wrapped", wrapped.ToArray());
        insert.Parameters.AddWithValue("$createdAt", now.ToUnixTimeMilliseconds());
        return Convert.ToInt64(insert.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static KeyRow? ReadOne(SqliteCommand select)
    {
        using SqliteDataReader row = select.ExecuteReader();
        return row.Read()
            ? new KeyRow(
                row.GetInt64(0),
                Enum.Parse<KeyLevel>(row.GetString(1)),
                row.GetString(2),
                row.GetInt64(3),
                row.IsDBNull(4) ? null : row.GetString(4),
                row.GetFieldValue<byte[]>(5),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)))
            : null;
    }
}
