namespace PayGate.Audit.Storage;

/// <summary>Which database holds a room's state.</summary>
public enum DatabaseEngine
{
    /// <summary>A file of this machine.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer.</summary>
    PostgreSql,
}
