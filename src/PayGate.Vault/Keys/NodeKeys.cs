using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Keys;

/// <summary>Opens the keys of the node at start, with one call to the key vault; makes them, with none, on the first.</summary>
internal static class NodeKeys
{
    internal static async ValueTask<GuardedKey> OpenRootAsync(
        SqliteConnection connection, IKeyVault keyVault, AuditChain audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (KeyTable.FindNewest(connection, null, KeyLevel.Root, "") is { } row)
        {
            return await keyVault.UnwrapAsync(new WrappedKey(row.VaultKeyId ?? "", row.Wrapped), cancellationToken);
        }

        GuardedKey root = GuardedKey.CreateRandom();
        WrappedKey wrapped = keyVault.CurrentKey.Wrap(root);
        using SqliteTransaction transaction = connection.BeginTransaction();
        long id = KeyTable.Insert(transaction, KeyLevel.Root, "", 1, wrapped.VaultKeyId, wrapped.Ciphertext, clock.GetUtcNow());
        audit.Append(transaction, KeyAudit.Created(KeyLevel.Root, TenantId.Default, id, 1));
        transaction.Commit();
        return root;
    }

    internal static SealingKeyPair OpenSealingPair(SqliteConnection connection, GuardedKey root, AuditChain audit, TimeProvider clock)
    {
        if (KeyTable.FindNewest(connection, null, KeyLevel.Sealing, "") is { } row)
        {
            return SealingKeyPair.ImportWrapped(row.Wrapped, root);
        }

        SealingKeyPair pair = SealingKeyPair.Generate();
        using SqliteTransaction transaction = connection.BeginTransaction();
        long id = KeyTable.Insert(transaction, KeyLevel.Sealing, "", 1, null, pair.ExportWrapped(root), clock.GetUtcNow());
        audit.Append(transaction, KeyAudit.Created(KeyLevel.Sealing, TenantId.Default, id, 1));
        transaction.Commit();
        return pair;
    }
}
