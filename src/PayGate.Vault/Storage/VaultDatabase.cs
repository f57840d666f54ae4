using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PayGate.Vault.Storage;

/// <summary>Opens connections to <c>vault.db</c>.</summary>
internal sealed class VaultDatabase(string path)
{
    /// <summary>A connection whose commits are on disk when they return, and which overwrites what it deletes.</summary>
    internal SqliteConnection Open()
    {
        SqliteConnectionStringBuilder options = new() { DataSource = path, Pooling = false, DefaultTimeout = 10 };
        SqliteConnection connection = new(options.ConnectionString);
        try
        {
            connection.Open();
            Execute(
                connection,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                + "PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes the tables of a new file.</summary>
    /// <exception cref="VaultUnavailableException">The file was written by a newer PayGate.</exception>
    internal static void EnsureSchema(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand version = connection.CreateCommand();
        version.Transaction = transaction;
        version.CommandText = "PRAGMA user_version";
        switch (Convert.ToInt64(version.ExecuteScalar(), CultureInfo.InvariantCulture))
        {
            case 0:
                version.CommandText = VaultSchema.Sql + "PRAGMA user_version = 1;";
                version.ExecuteNonQuery();
                transaction.Commit();
                break;
            case VaultSchema.Version:
                break;
            default:
                throw new VaultUnavailableException("The vault database was written by another version of PayGate.");
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
