using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Storage;
using PayGate.Vault.Tenants;

namespace PayGate.Vault.Keys;

/// <summary>Opens the keys of a tenant: root key, tenant key, then what hangs on it. For a write it makes what is missing.</summary>
internal static class TenantKeyLoader
{
    internal static TenantKeys ForWriting(
        VaultTransaction transaction, TenantId tenant, TenantPolicy defaults, Cryptoperiods periods, RootKeys roots)
    {
        TenantRow row = TenantTable.Find(transaction, tenant, defaults) ?? TenantTable.Insert(transaction, tenant, defaults);
        (long tenantKeyId, GuardedKey tenantKey) = OpenOrMakeTenantKey(transaction, tenant, roots);
        using (tenantKey)
        {
            List<HeldKey> made = [];
            try
            {
                IReadOnlyList<HeldKey> fingerprints = OpenOrMake(transaction, KeyLevel.Fingerprint, tenant, tenantKeyId, tenantKey);
                made.AddRange(fingerprints);
                IReadOnlyList<HeldKey> tokens = OpenOrMake(transaction, KeyLevel.Token, tenant, tenantKeyId, tenantKey);
                made.AddRange(tokens);
                DataKey data = OpenOrMakeData(transaction, tenant, row.Policy.Suite, periods, tenantKeyId, tenantKey);
                return new TenantKeys(tenant, row, data, fingerprints, tokens);
            }
            catch
            {
                made.ForEach(key => key.Dispose());
                throw;
            }
        }
    }

    internal static TenantKeys? ForReading(ICommands database, TenantId tenant, TenantPolicy defaults, RootKeys roots)
    {
        if (TenantTable.Find(database, tenant, defaults) is not { } row)
        {
            return null;
        }

        using GuardedKey tenantKey = OpenTenantKey(database, tenant, roots);
        IReadOnlyList<HeldKey> fingerprints = OpenAll(database, KeyLevel.Fingerprint, tenant, tenantKey);
        return new TenantKeys(tenant, row, null, fingerprints, OpenAll(database, KeyLevel.Token, tenant, tenantKey));
    }

    internal static GuardedKey OpenData(ICommands database, TenantId tenant, long id, RootKeys roots)
    {
        KeyRow? row = KeyTable.Find(database, id);
        if (row is null || row.Level != KeyLevel.Data || row.Tenant != tenant.Value)
        {
            throw new SealedDataException("The key of a stored card is not there: it was destroyed.");
        }

        using GuardedKey tenantKey = OpenTenantKey(database, tenant, roots);
        return KeyMaker.Open(row, tenantKey);
    }

    private static GuardedKey OpenTenantKey(ICommands database, TenantId tenant, RootKeys roots) =>
        KeyTable.FindNewest(database, KeyLevel.Tenant, tenant.Value) is { } row
            ? roots.Use(row.WrappedBy, root => KeyMaker.Open(row, root))
            : throw new SealedDataException("The keys of this tenant were destroyed, and its cards with them.");

    private static (long Id, GuardedKey Key) OpenOrMakeTenantKey(VaultTransaction transaction, TenantId tenant, RootKeys roots)
    {
        if (KeyTable.FindNewest(transaction, KeyLevel.Tenant, tenant.Value) is { } row)
        {
            return (row.Id, roots.Use(row.WrappedBy, root => KeyMaker.Open(row, root)));
        }

        long rootId = roots.NewestId;
        return roots.Use(rootId, root => KeyMaker.Make(transaction, KeyLevel.Tenant, tenant.Value, 1, root, rootId, KeyAudit.Vault));
    }

    private static List<HeldKey> OpenOrMake(
        VaultTransaction transaction, KeyLevel level, TenantId tenant, long tenantKeyId, GuardedKey tenantKey)
    {
        List<HeldKey> held = OpenAll(transaction, level, tenant, tenantKey);
        if (held.Count > 0)
        {
            return held;
        }

        (long id, GuardedKey key) = KeyMaker.Make(transaction, level, tenant.Value, 1, tenantKey, tenantKeyId, KeyAudit.Vault);
        return [new HeldKey(id, key)];
    }

    private static List<HeldKey> OpenAll(ICommands database, KeyLevel level, TenantId tenant, GuardedKey tenantKey)
    {
        List<HeldKey> held = [];
        try
        {
            foreach (KeyRow row in KeyTable.FindAll(database, level, tenant.Value))
            {
                held.Add(new HeldKey(row.Id, KeyMaker.Open(row, tenantKey)));
            }

            return held;
        }
        catch
        {
            held.ForEach(key => key.Dispose());
            throw;
        }
    }

    private static DataKey OpenOrMakeData(
        VaultTransaction transaction,
        TenantId tenant,
        CipherSuite suite,
        Cryptoperiods periods,
        long tenantKeyId,
        GuardedKey tenantKey)
    {
        long block = Math.Min(DataKey.Block, periods.DataRecords);
        KeyRow? row = KeyTable.FindNewest(transaction, KeyLevel.Data, tenant.Value);
        bool goesOn = row is not null
            && row.State == KeyState.Active
            && row.Suite == (byte)suite
            && transaction.Now - row.CreatedAt < periods.Data
            && row.Uses + block <= periods.DataRecords;
        (long id, GuardedKey key) = goesOn
            ? (row!.Id, KeyMaker.Open(row, tenantKey))
            : KeyMaker.Make(transaction, KeyLevel.Data, tenant.Value, (byte)suite, tenantKey, tenantKeyId, KeyAudit.Vault);
        KeyTable.Reserve(transaction, id, block);

        // The record this was called for is one of the block.
        return new DataKey(id, key, suite, goesOn ? row!.CreatedAt : transaction.Now, block - 1);
    }
}
