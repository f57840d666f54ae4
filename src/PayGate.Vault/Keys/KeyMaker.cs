using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Keys;

/// <summary>Makes keys of a tenant, each in the transaction that will use it, with its audit event.</summary>
internal static class KeyMaker
{
    /// <summary>Makes the next generation of a key; the one before is retired.</summary>
    /// <param name="transaction">In which transaction.</param>
    /// <param name="level">Its place.</param>
    /// <param name="tenant">Whose; empty for the node.</param>
    /// <param name="suite">What it is used with, for data keys.</param>
    /// <param name="wrapping">What wraps it.</param>
    /// <param name="wrappedBy">Number of what wraps it.</param>
    /// <param name="actor">Who asked for it.</param>
    internal static (long Id, GuardedKey Key) Make(
        VaultTransaction transaction, KeyLevel level, string tenant, byte suite, GuardedKey wrapping, long wrappedBy, string actor)
    {
        long generation = KeyTable.NextGeneration(transaction, level, tenant);
        GuardedKey key = GuardedKey.CreateRandom();
        try
        {
            byte[] wrapped = KeyWrap.Wrap(key, wrapping, KeyRow.Purpose(level, tenant, generation));
            KeyRow row = new(
                0, level, tenant, generation, KeyState.Active, wrappedBy, null, suite, wrapped, 0, transaction.Now, null, null);
            long id = KeyTable.Insert(transaction, row);
            transaction.Record(KeyAudit.Created(level, tenant, id, generation, actor));
            return (id, key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Opens a key of a tenant.</summary>
    /// <exception cref="SealedDataException">It was destroyed, changed, or is wrapped by another key.</exception>
    internal static GuardedKey Open(KeyRow row, GuardedKey wrapping) =>
        row.State == KeyState.Destroyed
            ? throw new SealedDataException("The key of a stored card is not there: it was destroyed.")
            : KeyWrap.Unwrap(row.Wrapped, wrapping, row.BoundPurpose, pooled: true);
}
