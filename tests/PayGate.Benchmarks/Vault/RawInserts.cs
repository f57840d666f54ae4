using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using PayGate.Audit.Storage;
using PayGate.Vault.Storage;
using PayGate.Vault.Tokens;

namespace PayGate.Benchmarks.Vault;

/// <summary>
/// The floor: rows of the size of a card, into the same table with the same indexes, under the same settings, by group commit. No key, no
/// token, no audit, no look-up.
/// </summary>
internal sealed class RawInserts : IDisposable
{
    private const int LargestBatch = 256;

    private readonly BlockingCollection<(long Id, TaskCompletionSource Done)> _queue = new(16_384);
    private readonly Thread[] _writers;
    private readonly byte[] _ciphertext = RandomNumberGenerator.GetBytes(60);
    private long _next;

    internal RawInserts(DatabaseAddress address, int writers)
    {
        VaultDatabase database = new(address);
        using (DbConnection connection = database.OpenWriter())
        {
            connection.Execute(null, VaultSchema.Of(address.Engine));
        }

        _writers = [.. Enumerable.Range(0, writers).Select(_ => new Thread(() => Work(database)) { IsBackground = true })];
        Array.ForEach(_writers, writer => writer.Start());
    }

    internal Task InsertAsync()
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((Interlocked.Increment(ref _next), done));
        return done.Task;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        Array.ForEach(_writers, writer => writer.Join());
        _queue.Dispose();
    }

    private void Work(VaultDatabase database)
    {
        using DbConnection connection = database.OpenWriter();
        using RowBatch rows = CardTable.NewBatch(connection);
        List<TaskCompletionSource> waiting = [];
        foreach ((long Id, TaskCompletionSource Done) first in _queue.GetConsumingEnumerable())
        {
            (long Id, TaskCompletionSource Done) row = first;
            do
            {
                Add(rows, row.Id);
                waiting.Add(row.Done);
            }
            while (waiting.Count < LargestBatch && _queue.TryTake(out row));
            using (DbTransaction transaction = connection.BeginTransaction())
            {
                rows.Insert(transaction);
                transaction.Commit();
            }

            waiting.ForEach(done => done.SetResult());
            waiting.Clear();
        }
    }

    private void Add(RowBatch rows, long id) =>
        rows.Add(
            id, 1L, null, 1L, 4242L, "Visa", 1L, 1L, _ciphertext, 1L, _ciphertext, 1L, RandomNumberGenerator.GetBytes(32), null, null, id);
}
