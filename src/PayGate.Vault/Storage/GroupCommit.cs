using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PayGate.Vault.Storage;

/// <summary>One thread writes for all callers and waits for the disk once for as many of them as came meanwhile.</summary>
/// <remarks>
/// When anything in a batch fails, all of it is rolled back and each write is tried alone, so that nobody fails for a neighbour's sake.
/// A write may therefore run twice; only its last run was committed.
/// </remarks>
internal sealed class GroupCommit : IDisposable
{
    private const int LargestBatch = 256;
    private const int LongestQueue = 8192;

    private readonly BlockingCollection<PendingWrite> _queue = new(LongestQueue);
    private readonly SqliteConnection _connection;
    private readonly Action _rolledBack;
    private readonly Thread _thread;

    /// <param name="connection">Used by the writing thread only; disposed at the end.</param>
    /// <param name="rolledBack">Called after writes were undone, before anything else is written.</param>
    internal GroupCommit(SqliteConnection connection, Action rolledBack)
    {
        _connection = connection;
        _rolledBack = rolledBack;
        _thread = new Thread(Work) { IsBackground = true, Name = "vault writer" };
        _thread.Start();
    }

    /// <summary>Runs a write and returns its result once it is on disk.</summary>
    /// <exception cref="CardRefusedException">The write refused; nothing was written.</exception>
    /// <exception cref="VaultUnavailableException">Storage or keys failed, or there are too many waiting; nothing was written.</exception>
    internal async Task<T> RunAsync<T>(Func<SqliteTransaction, T> write)
    {
        PendingWrite<T> pending = new(write);
        try
        {
            if (!_queue.TryAdd(pending))
            {
                throw new VaultUnavailableException("The vault has too much to do: nothing was taken.");
            }
        }
        catch (InvalidOperationException)
        {
            throw new VaultUnavailableException("The vault is closing: nothing was taken.");
        }

        return await pending.Result;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _connection.Dispose();
    }

    private void Work()
    {
        List<PendingWrite> batch = [];
        foreach (PendingWrite first in _queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < LargestBatch && _queue.TryTake(out PendingWrite? next))
            {
                batch.Add(next);
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<PendingWrite> batch)
    {
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            batch.ForEach(write => write.Run(transaction));
            transaction.Commit();
        }
        catch (Exception error)
        {
            _rolledBack();
            if (batch.Count == 1)
            {
                batch[0].Fail(error is CardRefusedException ? error : new VaultUnavailableException(error));
            }
            else
            {
                batch.ForEach(write => Commit([write]));
            }

            return;
        }

        batch.ForEach(write => write.Complete());
    }
}
