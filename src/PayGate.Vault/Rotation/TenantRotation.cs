using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.Storage;
using PayGate.Vault.Tenants;

namespace PayGate.Vault.Rotation;

/// <summary>New keys for one tenant, in one transaction each. No record of a card is touched.</summary>
internal static class TenantRotation
{
    /// <summary>A new tenant key: what hung on the former is wrapped by the new, and the former destroyed.</summary>
    internal static bool RotateTenantKey(VaultTransaction transaction, TenantId tenant, RootKeys roots, string actor)
    {
        if (KeyTable.FindNewest(transaction, KeyLevel.Tenant, tenant.Value) is not { } former)
        {
            return false;
        }

        using GuardedKey formerKey = roots.Use(former.WrappedBy, root => KeyMaker.Open(former, root));
        long rootId = roots.NewestId;
        (long id, GuardedKey key) = roots.Use(
            rootId, root => KeyMaker.Make(transaction, KeyLevel.Tenant, tenant.Value, 1, root, rootId, actor));
        using (key)
        {
            IReadOnlyList<KeyRow> children = KeyTable.WrappedBy(transaction, former.Id, int.MaxValue);
            foreach (KeyRow row in children)
            {
                using GuardedKey child = KeyMaker.Open(row, formerKey);
                KeyTable.Rewrap(transaction, row.Id, KeyWrap.Wrap(child, key, row.BoundPurpose), id, null);
            }

            transaction.Record(KeyAudit.Rewrapped(KeyLevel.Tenant, tenant.Value, id, children.Count, actor));
        }

        KeyTable.Destroy(transaction, former.Id);
        transaction.Record(KeyAudit.Destroyed(former, actor));
        transaction.KeysChanged();
        return true;
    }

    /// <summary>A new data, fingerprint or token key, for what is new. The former goes on opening what it protected.</summary>
    internal static bool Add(VaultTransaction transaction, KeyLevel level, TenantId tenant, VaultCore core, string actor)
    {
        if (KeyTable.FindNewest(transaction, KeyLevel.Tenant, tenant.Value) is not { } row
            || TenantTable.Find(transaction, tenant, core.Keys.Defaults) is not { } known)
        {
            return false;
        }

        using GuardedKey tenantKey = core.Roots.Use(row.WrappedBy, root => KeyMaker.Open(row, root));
        byte suite = level == KeyLevel.Data ? (byte)known.Policy.Suite : (byte)1;
        (_, GuardedKey key) = KeyMaker.Make(transaction, level, tenant.Value, suite, tenantKey, row.Id, actor);
        key.Dispose();
        transaction.KeysChanged();
        return true;
    }

    /// <summary>
    /// Destroys every key of a tenant: its cards are unreadable, here and in every copy of the database without its keys.
    /// </summary>
    /// <returns>How many keys there were.</returns>
    internal static int Destroy(VaultTransaction transaction, TenantId tenant, string actor)
    {
        int count = 0;
        foreach (KeyLevel level in new[] { KeyLevel.Tenant, KeyLevel.Data, KeyLevel.Fingerprint, KeyLevel.Token })
        {
            foreach (KeyRow row in KeyTable.FindAll(transaction, level, tenant.Value))
            {
                KeyTable.Destroy(transaction, row.Id);
                transaction.Record(KeyAudit.Destroyed(row, actor));
                count++;
            }
        }

        transaction.KeysChanged();
        return count;
    }
}
