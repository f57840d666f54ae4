using System.Collections.Concurrent;

namespace PayGate.Vault.Storage;

/// <summary>One thread writes for all callers and waits for the disk once for as many of them as came meanwhile.</summary>
/// <remarks>
/// When anything in a batch fails, all of it is rolled back and each write is tried alone, so that nobody fails for a neighbour's sake.
/// A write may therefore run twice; only its last run was committed. A connection that failed is opened anew for the next batch.
/// </remarks>
internal sealed class GroupCommit : IDisposable
{
    private const int LargestBatch = 256;
    private const int LongestQueue = 8192;

    private readonly BlockingCollection<PendingWrite> _queue = new(LongestQueue);
    private readonly Func<VaultSession> _open;
    private readonly IBatchWriter _writer;
    private readonly TimeProvider _clock;
    private readonly Thread _thread;
    private VaultSession? _session;

    /// <param name="open">Opens the connection, which the writing thread alone uses.</param>
    /// <param name="writer">Runs the writes of a batch.</param>
    /// <param name="clock">Gives each batch its time.</param>
    internal GroupCommit(Func<VaultSession> open, IBatchWriter writer, TimeProvider clock)
    {
        _open = open;
        _writer = writer;
        _clock = clock;
        _thread = new Thread(Work) { IsBackground = true, Name = "vault writer" };
        _thread.Start();
    }

    /// <summary>Runs a write and returns its result once it is on disk.</summary>
    /// <exception cref="CardRefusedException">The write refused; nothing was written.</exception>
    /// <exception cref="VaultUnavailableException">Storage or keys failed, or there are too many waiting; nothing was written.</exception>
    internal Task<T> RunAsync<T>(Func<VaultTransaction, T> write)
    {
        PendingWrite<T> pending = new(write);
        Enqueue(pending);
        return pending.Result;
    }

    /// <summary>Puts a write into the next batch.</summary>
    /// <exception cref="VaultUnavailableException">There are too many waiting, or the vault is closing; nothing was written.</exception>
    internal void Enqueue(PendingWrite pending)
    {
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
    }

    /// <summary>Finishes what waits and takes no more.</summary>
    internal void Stop()
    {
        _queue.CompleteAdding();
        _thread.Join();
    }

    public void Dispose()
    {
        Stop();
        _queue.Dispose();
        _session?.Dispose();
    }

    private void Work() => _queue.ForEachBatch(LargestBatch, Commit);

    private void Commit(List<PendingWrite> batch)
    {
        try
        {
            _session ??= _open();
            using VaultTransaction transaction = _session.Begin(_clock.GetUtcNow());
            _writer.Run(transaction, batch);
            transaction.Commit();
        }
        catch (Exception error)
        {
            if (error is not CardRefusedException)
            {
                CloseSession();
            }

            _writer.RolledBack();
            if (batch.Count == 1)
            {
                batch[0].Fail(error is CardRefusedException or VaultUnavailableException ? error : new VaultUnavailableException(error));
            }
            else
            {
                batch.ForEach(write => Commit([write]));
            }

            return;
        }

        batch.ForEach(write => write.Complete());
    }

    // Even the roll-back of a failed connection may fail; whatever it left behind ends with it.
    private void CloseSession()
    {
        try
        {
            _session?.Dispose();
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or IOException)
        {
        }

        _session = null;
    }
}
