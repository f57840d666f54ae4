using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using PayGate.Audit.Storage;
using PayGate.Vault.Storage;
using PayGate.Vault.Tokens;

namespace PayGate.Benchmarks.Vault;

/// <summary>
/// The floor: rows of the size of a card, into the same table with the same indexes, under the same settings, by group commit. No key, no
/// token, no look-up. With <c>allRows</c> also the rows of a capture and of an audit event, random as they are.
/// </summary>
internal sealed class RawInserts : IDisposable
{
    private const int LargestBatch = 256;
    private const string Subject = "pgt_0aaaaaaaaaaaaaaaaaaaaaaaaa_4242";
    private const string Details =
        """{"capture":"cap_0aaaaaaaaaaaaaaaaaaaaaaaaa","brand":"Visa","known":"false","codeHeld":"false","dataKey":"6"}""";

    private readonly BlockingCollection<(long Id, TaskCompletionSource Done)> _queue = new(16_384);
    private readonly Thread[] _writers;
    private readonly byte[] _ciphertext = RandomNumberGenerator.GetBytes(60);
    private readonly bool _allRows;
    private long _next;

    internal RawInserts(DatabaseAddress address, int writers, bool allRows)
    {
        _allRows = allRows;
        VaultDatabase database = new(address);
        using (DbConnection connection = database.OpenWriter())
        {
            connection.Execute(null, VaultSchema.Of(address.Engine));
            connection.Execute(
                null,
                (address.Engine == DatabaseEngine.Sqlite
                    ? "CREATE TABLE raw_event (sequence INTEGER PRIMARY KEY, at INTEGER, kind TEXT, actor TEXT, tenant TEXT, subject TEXT, result TEXT, details TEXT, hash BLOB);"
                    : "CREATE TABLE raw_event (sequence BIGINT PRIMARY KEY, at BIGINT, kind TEXT, actor TEXT, tenant TEXT, subject TEXT, result TEXT, details TEXT, hash BYTEA);")
                + "CREATE INDEX raw_event_by_tenant ON raw_event (tenant, sequence)");
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
        using RowBatch captures = new(connection, "card_capture", CaptureRows.Columns);
        using RowBatch events = new(
            connection,
            "raw_event",
            [
                RowColumn.Number("sequence"), RowColumn.Number("at"), RowColumn.Text("kind"), RowColumn.Text("actor"), RowColumn.Text("tenant"),
                RowColumn.Text("subject"), RowColumn.Text("result"), RowColumn.Text("details"), RowColumn.Bytes("hash"),
            ]);
        List<TaskCompletionSource> waiting = [];
        foreach ((long Id, TaskCompletionSource Done) first in _queue.GetConsumingEnumerable())
        {
            (long Id, TaskCompletionSource Done) row = first;
            do
            {
                Add(rows, row.Id);
                if (_allRows)
                {
                    captures.Add(RandomNumberGenerator.GetBytes(16), row.Id);
                    events.Add(row.Id, row.Id, "CardStored", "bench", "tenant-1", Subject, "Success", Details, RandomNumberGenerator.GetBytes(32));
                }

                waiting.Add(row.Done);
            }
            while (waiting.Count < LargestBatch && _queue.TryTake(out row));
            using (DbTransaction transaction = connection.BeginTransaction())
            {
                rows.Insert(transaction);
                captures.Insert(transaction);
                events.Insert(transaction);
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
