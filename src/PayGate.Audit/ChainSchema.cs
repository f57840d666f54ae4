using PayGate.Audit.Storage;

namespace PayGate.Audit;

/// <summary>Tables of one chain. The triggers stop mistakes and honest tools; the hashes and the signature find the rest.</summary>
internal static class ChainSchema
{
    /// <summary>Statements that make what is missing.</summary>
    public static string Of(DatabaseEngine engine) => engine == DatabaseEngine.Sqlite ? Sqlite : PostgreSql;

    private const string Sqlite = """
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
        DROP TRIGGER IF EXISTS audit_event_insert;
        DROP TRIGGER IF EXISTS audit_head_update;
        CREATE TRIGGER IF NOT EXISTS audit_event_append BEFORE INSERT ON audit_event
            WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit_event)
            BEGIN SELECT RAISE(ABORT, 'audit events are appended one by one'); END;
        CREATE TRIGGER IF NOT EXISTS audit_event_update BEFORE UPDATE ON audit_event
            BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS audit_event_delete BEFORE DELETE ON audit_event
            BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;
        CREATE TRIGGER IF NOT EXISTS audit_head_grow BEFORE UPDATE ON audit_head
            WHEN NEW.count <= OLD.count OR NEW.chain <> OLD.chain
            BEGIN SELECT RAISE(ABORT, 'the audit head only grows'); END;
        CREATE TRIGGER IF NOT EXISTS audit_head_delete BEFORE DELETE ON audit_head
            BEGIN SELECT RAISE(ABORT, 'the audit head is never deleted'); END;
        """;

    // No trigger on insert: it would cost more than the insert, and the primary key already refuses a second event of one number.
    private const string PostgreSql = """
        CREATE TABLE IF NOT EXISTS audit_event (
            sequence BIGINT PRIMARY KEY,
            at BIGINT NOT NULL,
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            tenant TEXT NOT NULL,
            subject TEXT NOT NULL,
            result TEXT NOT NULL,
            details TEXT NOT NULL,
            hash BYTEA NOT NULL
        );
        CREATE INDEX IF NOT EXISTS audit_event_by_tenant ON audit_event (tenant, sequence);
        CREATE TABLE IF NOT EXISTS audit_head (
            id BIGINT PRIMARY KEY CHECK (id = 1),
            chain TEXT NOT NULL,
            count BIGINT NOT NULL,
            hash BYTEA NOT NULL,
            key_id TEXT NOT NULL,
            signature BYTEA NOT NULL
        );
        CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'audit events are never changed or deleted'; END $$;
        CREATE OR REPLACE FUNCTION audit_grow() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                IF NEW.count <= OLD.count OR NEW.chain <> OLD.chain THEN RAISE EXCEPTION 'the audit head only grows'; END IF;
                RETURN NEW;
            END $$;
        CREATE OR REPLACE TRIGGER audit_event_change BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        CREATE OR REPLACE TRIGGER audit_event_truncate BEFORE TRUNCATE ON audit_event EXECUTE FUNCTION audit_refuse();
        CREATE OR REPLACE TRIGGER audit_head_grow BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_grow();
        CREATE OR REPLACE TRIGGER audit_head_delete BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse();
        """;
}
