using PayGate.Vault.Keys;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tokens;

/// <summary>Runs a batch: its cards together, then the other writes one by one.</summary>
internal sealed class CardBatchWriter(KeyRing keys) : IBatchWriter
{
    public void Run(VaultTransaction transaction, IReadOnlyList<PendingWrite> batch)
    {
        CardWrite[] cards = [.. batch.OfType<CardWrite>()];
        if (cards.Length > 0)
        {
            using KeyScope scope = keys.Enter(transaction.KeyEpoch);
            using CardBatch stored = new(transaction, keys);
            stored.Store(cards);
        }

        if (cards.Length < batch.Count)
        {
            transaction.Flush();
            foreach (PendingWrite write in batch.Where(write => write is not CardWrite))
            {
                write.Run(transaction);
            }
        }
    }

    public void RolledBack() => keys.Forget();
}
