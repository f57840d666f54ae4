using Microsoft.Data.Sqlite;

namespace PayGate.Vault.Storage;

internal abstract class PendingWrite
{
    internal abstract void Run(SqliteTransaction transaction);

    internal abstract void Complete();

    internal abstract void Fail(Exception error);
}
