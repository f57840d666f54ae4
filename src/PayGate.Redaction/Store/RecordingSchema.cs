namespace PayGate.Redaction.Store;

/// <summary>The table of recordings in <c>redaction.db</c>. Times are UTC ticks.</summary>
internal static class RecordingSchema
{
    public const int Version = 1;

    public const string Sql = """
        CREATE TABLE recording (
            id TEXT PRIMARY KEY,
            call TEXT,
            tenant TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            captures TEXT NOT NULL,
            orphaned INTEGER NOT NULL,
            has_transcript INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('Queued', 'Working', 'Verified', 'Released', 'Quarantined')),
            reason TEXT,
            attempts INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            duration INTEGER,
            speech_checked INTEGER NOT NULL,
            spans TEXT NOT NULL,
            manifest BLOB,
            CHECK ((state = 'Quarantined') = (reason IS NOT NULL)),
            CHECK (state NOT IN ('Verified', 'Released') OR manifest IS NOT NULL)
        ) STRICT;
        CREATE INDEX recording_due ON recording (state, due_at);
        CREATE INDEX recording_by_tenant ON recording (tenant, started_at);
        """;
}
