namespace PayGate.Audit;

/// <summary>Tables of one chain. The triggers stop mistakes and honest tools; the hashes and the signature find the rest.</summary>
internal static class ChainSchema
{
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS audit_event (
            sequence INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            tenant TEXT NOT NULL,
            subject TEXT NOT NULL,
            result TEXT NOT NULL,
            details TEXT NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS audit_event_by_tenant ON audit_event (tenant, sequence);
        CREATE TABLE IF NOT EXISTS audit_head (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            chain TEXT NOT NULL,
            count INTEGER NOT NULL,
            hash BLOB NOT NULL,
            key_id TEXT NOT NULL,
            signature BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER IF NOT EXISTS audit_event_insert BEFORE INSERT ON audit_event
            WHEN NEW.sequence <> (SELECT count + 1 FROM audit_head WHERE id = 1)
            BEGIN SELECT RAISE(ABORT, 'audit events are appended one by one'); END;
        CREATE TRIGGER IF NOT EXISTS audit_event_update BEFORE UPDATE ON audit_event
            BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS audit_event_delete BEFORE DELETE ON audit_event
            BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;
        CREATE TRIGGER IF NOT EXISTS audit_head_update BEFORE UPDATE ON audit_head
            WHEN NEW.count <> OLD.count + 1 OR NEW.chain <> OLD.chain
            BEGIN SELECT RAISE(ABORT, 'the audit head grows by one'); END;
        CREATE TRIGGER IF NOT EXISTS audit_head_delete BEFORE DELETE ON audit_head
            BEGIN SELECT RAISE(ABORT, 'the audit head is never deleted'); END;
        """;
}
