using System.Data.Common;
using System.Globalization;
using PayGate.Audit.Storage;

namespace PayGate.Vault.Storage;

/// <summary>Opens connections to the vault's database and keeps its tables at the version of this PayGate.</summary>
internal sealed class VaultDatabase(DatabaseAddress address)
{
    private const long SchemaLock = 7062340018;

    internal DatabaseAddress Address => address;

    internal DatabaseEngine Engine => address.Engine;

    /// <summary>A connection whose commits are on disk when they return, and which overwrites what it deletes.</summary>
    /// <remarks>
    /// Every look-up has its index. Without the last setting PostgreSQL keeps the plan it made when the table was small: a scan of all
    /// cards.
    /// </remarks>
    internal DbConnection OpenWriter()
    {
        DbConnection connection = address.Open(readOnly: false);
        try
        {
            connection.Execute(
                null,
                Engine == DatabaseEngine.Sqlite
                    ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON; "
                        + "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 50000"
                    : "SET synchronous_commit = on; SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET enable_seqscan = off");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that reads what is committed and cannot write.</summary>
    internal DbConnection OpenReader()
    {
        DbConnection connection = address.Open(readOnly: true);
        if (Engine == DatabaseEngine.Sqlite)
        {
            connection.Execute(null, "PRAGMA busy_timeout = 10000; PRAGMA cache_size = -16384");
        }
        else
        {
            connection.Execute(null, "SET enable_seqscan = off");
        }

        return connection;
    }

    /// <summary>Makes the tables of a new database, or brings those of an older PayGate to this version; all of it or nothing.</summary>
    /// <exception cref="VaultUnavailableException">The database was written by a newer PayGate.</exception>
    internal void EnsureSchema(DbConnection connection)
    {
        using DbTransaction transaction = connection.BeginTransaction();
        if (Engine == DatabaseEngine.PostgreSql)
        {
            connection.Execute(transaction, FormattableString.Invariant($"SELECT pg_advisory_xact_lock({SchemaLock})"));
        }

        switch (FindVersion(connection, transaction))
        {
            case null:
                connection.Execute(transaction, VaultSchema.Of(Engine));
                break;
            case 1:
                Migrate1(connection, transaction);
                break;
            case 2:
                connection.Execute(transaction, VaultSchema.FromVersion2(Engine));
                break;
            case VaultSchema.Version:
                return;
            default:
                throw new VaultUnavailableException("The vault database was written by a newer version of PayGate.");
        }

        if (Engine == DatabaseEngine.Sqlite)
        {
            connection.Execute(transaction, FormattableString.Invariant($"PRAGMA user_version = {VaultSchema.Version}"));
        }

        transaction.Commit();
    }

    private static void Migrate1(DbConnection connection, DbTransaction transaction)
    {
        connection.Execute(
            transaction, "ALTER TABLE vault_key RENAME TO vault_key_1; ALTER TABLE card RENAME TO card_1; DROP INDEX card_by_fingerprint");
        connection.Execute(transaction, VaultSchema.Of(DatabaseEngine.Sqlite));
        connection.Execute(transaction, VaultSchema.FromVersion1);
        using (RowBatch captures = new(connection, "card_capture", CaptureRows.Columns))
        {
            using DbCommand select = connection.Command(
                transaction, "SELECT p.capture, coalesce(c.id, 0) FROM capture_token p LEFT JOIN card_1 c ON c.token = p.token");
            using (DbDataReader row = select.ExecuteReader())
            {
                while (row.Read())
                {
                    captures.Add(CaptureRows.Key(row.GetString(0)), row.GetInt64(1));
                }
            }

            captures.Insert(transaction);
        }

        connection.Execute(transaction, "DROP TABLE capture_token; DROP TABLE card_1; DROP TABLE vault_key_1");
    }

    private long? FindVersion(DbConnection connection, DbTransaction transaction)
    {
        if (Engine == DatabaseEngine.Sqlite)
        {
            long version = Scalar(connection, transaction, "PRAGMA user_version");
            return version == 0 ? null : version;
        }

        return Scalar(connection, transaction, "SELECT (to_regclass('vault_state') IS NOT NULL)::int") == 0
            ? null
            : Scalar(connection, transaction, "SELECT version FROM vault_state WHERE id = 1");
    }

    private static long Scalar(DbConnection connection, DbTransaction transaction, string sql)
    {
        using DbCommand command = connection.Command(transaction, sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
