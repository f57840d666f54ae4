using System.Data.Common;
using PayGate.Audit.Storage;

namespace PayGate.Vault.Storage;

/// <summary>
/// Moves the write-ahead log into the database file from a thread of its own, so that no caller waits for it: checkpoints of the writing
/// connection held up single commits for 100 to 290 ms.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _stop = new();
    private readonly DbConnection _connection;
    private readonly Thread _thread;

    private SqliteCheckpoints(DbConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Work) { IsBackground = true, Name = "vault checkpoints" };
        _thread.Start();
    }

    /// <summary>Starts it; <see langword="null"/> where the database does this by itself.</summary>
    internal static SqliteCheckpoints? StartFor(VaultDatabase database) =>
        database.Engine == DatabaseEngine.Sqlite ? new SqliteCheckpoints(database.OpenWriter()) : null;

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _connection.Dispose();
        _stop.Dispose();
    }

    private void Work()
    {
        while (!_stop.Wait(Period))
        {
            try
            {
                _connection.Execute(null, "PRAGMA wal_checkpoint(PASSIVE)");
            }
            catch (DbException)
            {
                // A full disk or a busy reader: the log grows until a later turn, or the writer's own checkpoint.
            }
        }
    }
}
