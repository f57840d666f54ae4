using Dapper;
using Microsoft.Data.Sqlite;
using PayGate.Capture.Certificates;

namespace PayGate.Capture.Storage;

/// <summary>The tables of capture.db. There is no column that could hold a key press; what is shown of a card is brand, length and last four.</summary>
internal static class CaptureSchema
{
    private const int Version = 2;

    private const string Sql = """
        CREATE TABLE capture (
            id TEXT PRIMARY KEY,
            tenant TEXT NOT NULL,
            agent TEXT NOT NULL,
            call TEXT NOT NULL,
            idempotency_key BLOB NOT NULL,
            reference TEXT,
            mask_style TEXT NOT NULL,
            attempts_allowed INTEGER NOT NULL,
            state TEXT NOT NULL,
            outcome TEXT,
            token TEXT,
            brand TEXT,
            number_length INTEGER,
            last_four TEXT,
            code_length INTEGER,
            mask_closed INTEGER NOT NULL,
            was_secured INTEGER NOT NULL DEFAULT 0,
            started_at INTEGER NOT NULL,
            limit_at INTEGER NOT NULL,
            ended_at INTEGER,
            sequence INTEGER NOT NULL,
            UNIQUE (tenant, agent, idempotency_key),
            CHECK ((state = 'Ended') = (outcome IS NOT NULL)),
            CHECK ((token IS NULL) OR (outcome = 'Succeeded'))
        ) STRICT;
        CREATE INDEX capture_unfinished ON capture (started_at) WHERE ended_at IS NULL;
        CREATE TABLE capture_field (
            capture TEXT NOT NULL REFERENCES capture (id),
            position INTEGER NOT NULL,
            field TEXT NOT NULL,
            state TEXT NOT NULL,
            problem TEXT NOT NULL,
            digits INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 99),
            asked INTEGER NOT NULL,
            failures INTEGER NOT NULL,
            PRIMARY KEY (capture, position)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Captures of then were secured unless they ended so; they get certificates that say that nothing was reported.</summary>
    private const string FromVersion1 = """
        ALTER TABLE capture ADD COLUMN was_secured INTEGER NOT NULL DEFAULT 0;
        UPDATE capture SET was_secured = 1 WHERE outcome IS NULL OR outcome <> 'NotProtected';
        """;

    public static void Ensure(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;");
        long version = connection.ExecuteScalar<long>("PRAGMA user_version");
        if (version == Version)
        {
            return;
        }

        if (version is not (0 or 1))
        {
            throw new InvalidOperationException("The capture database was made by another version of PayGate.");
        }

        using SqliteTransaction transaction = connection.BeginTransaction();
        connection.Execute(version == 0 ? Sql : FromVersion1, transaction: transaction);
        connection.Execute(CertificateTable.Sql, transaction: transaction);
        connection.Execute($"PRAGMA user_version = {Version}", transaction: transaction);
        transaction.Commit();
    }
}
