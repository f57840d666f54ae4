using Microsoft.Data.Sqlite;

namespace PayGate.Audit.Tests;

/// <summary>What a forger with write access but without the audit key can do best: change an event and recompute every later hash.</summary>
internal static class Rechain
{
    public static void From(TestChain chain, long first)
    {
        chain.Forge($"UPDATE audit_event SET actor = 'forger' WHERE sequence = {first}");
        using SqliteConnection connection = chain.Connect();
        using ChainHash hasher = new();
        byte[] previous = Hash(connection, first - 1);
        for (long sequence = first; Row(connection, sequence) is { } stored; sequence++)
        {
            previous = hasher.Of(previous, sequence, stored);
            using SqliteCommand update = connection.CreateCommand();
            update.CommandText = "UPDATE audit_event SET hash = $hash WHERE sequence = $sequence";
            update.Parameters.AddWithValue("$hash", previous);
            update.Parameters.AddWithValue("$sequence", sequence);
            update.ExecuteNonQuery();
        }
    }

    private static byte[] Hash(SqliteConnection connection, long sequence)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT hash FROM audit_event WHERE sequence = " + sequence;
        return (byte[])select.ExecuteScalar()!;
    }

    private static StoredEvent? Row(SqliteConnection connection, long sequence)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT " + EventTable.Columns + " FROM audit_event WHERE sequence = " + sequence;
        using SqliteDataReader row = select.ExecuteReader();
        return row.Read() ? EventTable.Read(row) : null;
    }
}
