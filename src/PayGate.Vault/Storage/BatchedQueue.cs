using System.Collections.Concurrent;

namespace PayGate.Vault.Storage;

/// <summary>Takes from a queue what came while the batch before was worked on.</summary>
internal static class BatchedQueue
{
    /// <summary>Hands over batches of one and more until the queue takes no more and is empty. The list is the same every time.</summary>
    internal static void ForEachBatch<T>(this BlockingCollection<T> queue, int largest, Action<List<T>> work)
    {
        List<T> batch = [];
        foreach (T first in queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < largest && queue.TryTake(out T? next))
            {
                batch.Add(next);
            }

            work(batch);
            batch.Clear();
        }
    }
}
