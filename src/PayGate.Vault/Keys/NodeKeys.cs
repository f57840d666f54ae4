using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.KeyVaults;

namespace PayGate.Vault.Keys;

/// <summary>Opens the keys of the node at start, with one call to the key vault; makes them, with none, on the first.</summary>
internal static class NodeKeys
{
    internal static async ValueTask<RootKey> OpenRootAsync(
        SqliteConnection connection,
        IKeyVault keyVault,
        RootKeyOptions options,
        AuditChain audit,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (KeyTable.FindNewest(connection, null, KeyLevel.Root, "") is { } row)
        {
            return await RootKey.OpenAsync(keyVault, new WrappedKey(row.VaultKeyId ?? "", row.Wrapped), options, clock, cancellationToken);
        }

        VaultPublicKey current = await keyVault.GetCurrentKeyAsync(cancellationToken);
        GuardedKey root = GuardedKey.CreateRandom();
        WrappedKey wrapped = current.Wrap(root);
        using SqliteTransaction transaction = connection.BeginTransaction();
        long id = KeyTable.Insert(transaction, KeyLevel.Root, "", 1, wrapped.VaultKeyId, wrapped.Ciphertext, clock.GetUtcNow());
        audit.Append(transaction, KeyAudit.Created(KeyLevel.Root, TenantId.Default, id, 1));
        transaction.Commit();
        return RootKey.Adopt(keyVault, wrapped, root, options, clock);
    }

    internal static SealingKeyPair OpenSealingPair(SqliteConnection connection, RootKey root, AuditChain audit, TimeProvider clock)
    {
        if (KeyTable.FindNewest(connection, null, KeyLevel.Sealing, "") is { } row)
        {
            return root.Use(key => SealingKeyPair.ImportWrapped(row.Wrapped, key));
        }

        SealingKeyPair pair = SealingKeyPair.Generate();
        using SqliteTransaction transaction = connection.BeginTransaction();
        long id = KeyTable.Insert(transaction, KeyLevel.Sealing, "", 1, null, root.Use(pair.ExportWrapped), clock.GetUtcNow());
        audit.Append(transaction, KeyAudit.Created(KeyLevel.Sealing, TenantId.Default, id, 1));
        transaction.Commit();
        return pair;
    }
}
