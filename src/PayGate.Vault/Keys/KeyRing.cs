using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.KeyVaults;

namespace PayGate.Vault.Keys;

/// <summary>
/// The unwrapped keys in use. Safe to share between threads: keys are used, replaced and wiped under one lock, for microseconds.
/// </summary>
/// <remarks>
/// Invariant: a key in here is committed, or about to be committed by the running write transaction. So whoever rolls one back calls
/// <see cref="Forget"/>; otherwise cards would be encrypted under a key that exists nowhere.
/// </remarks>
internal sealed class KeyRing : IDisposable
{
    private const int MostTenants = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<TenantId, TenantKeys> _tenants = [];
    private readonly RootKey _root;
    private readonly AuditChain _audit;
    private readonly TimeSpan _dataKeyLifetime;
    private readonly TimeProvider _clock;

    internal KeyRing(RootKey root, AuditChain audit, TimeSpan dataKeyLifetime, TimeProvider clock)
    {
        _root = root;
        _audit = audit;
        _dataKeyLifetime = dataKeyLifetime;
        _clock = clock;
        root.Lost += Forget;
    }

    /// <summary>Lets a write use the tenant's newest keys, making them where there are none or their time is over.</summary>
    internal T Use<T>(SqliteTransaction transaction, TenantId tenant, Func<TenantKeys, T> use)
    {
        lock (_lock)
        {
            _root.EnsureUsable();
            if (_tenants.TryGetValue(tenant, out TenantKeys? keys) && !IsOver(keys))
            {
                return use(keys);
            }

            Remove(tenant);
            keys = Load(transaction, tenant);
            if (_tenants.Count == MostTenants)
            {
                ForgetAll();
            }

            _tenants.Add(tenant, keys);
            return use(keys);
        }
    }

    /// <summary>Lets a read use the data key a record was written with.</summary>
    /// <exception cref="SealedDataException">There is no such key of this tenant, or it does not open.</exception>
    internal T UseDataKey<T>(SqliteConnection connection, TenantId tenant, long dataKeyId, Func<GuardedKey, T> use)
    {
        lock (_lock)
        {
            _root.EnsureUsable();
            if (_tenants.TryGetValue(tenant, out TenantKeys? keys) && keys.DataKeyId == dataKeyId)
            {
                return use(keys.DataKey);
            }

            KeyRow? tenantRow = KeyTable.FindNewest(connection, null, KeyLevel.Tenant, tenant.Value);
            KeyRow? dataRow = KeyTable.Find(connection, null, KeyLevel.Data, tenant.Value, dataKeyId);
            if (tenantRow is null || dataRow is null)
            {
                throw new SealedDataException("The key of a stored card is not there: it was destroyed.");
            }

            using GuardedKey tenantKey = _root.Use(root => Unwrap(tenantRow, root));
            using GuardedKey dataKey = Unwrap(dataRow, tenantKey);
            return use(dataKey);
        }
    }

    /// <summary>Drops all unwrapped tenant keys.</summary>
    internal void Forget()
    {
        lock (_lock)
        {
            ForgetAll();
        }
    }

    public void Dispose()
    {
        Forget();
        _root.Dispose();
    }

    private static GuardedKey Unwrap(KeyRow row, GuardedKey wrapping) =>
        KeyWrap.Unwrap(row.Wrapped, wrapping, KeyRow.Purpose(row.Level, row.Tenant, row.Generation));

    private bool IsOver(TenantKeys keys) => _clock.GetUtcNow() - keys.DataKeyCreatedAt >= _dataKeyLifetime;

    private TenantKeys Load(SqliteTransaction transaction, TenantId tenant)
    {
        (_, GuardedKey tenantKey, _) = _root.Use(root => FindOrCreate(transaction, KeyLevel.Tenant, tenant, root, replaceAfter: null));
        using (tenantKey)
        {
            (long fingerprintId, GuardedKey fingerprintKey, _) =
                FindOrCreate(transaction, KeyLevel.Fingerprint, tenant, tenantKey, replaceAfter: null);
            try
            {
                (long dataId, GuardedKey dataKey, DateTimeOffset createdAt) =
                    FindOrCreate(transaction, KeyLevel.Data, tenant, tenantKey, _dataKeyLifetime);
                return new TenantKeys(dataId, dataKey, createdAt, fingerprintId, fingerprintKey);
            }
            catch
            {
                fingerprintKey.Dispose();
                throw;
            }
        }
    }

    private (long Id, GuardedKey Key, DateTimeOffset CreatedAt) FindOrCreate(
        SqliteTransaction transaction, KeyLevel level, TenantId tenant, GuardedKey wrapping, TimeSpan? replaceAfter)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        KeyRow? row = KeyTable.FindNewest(transaction.Connection!, transaction, level, tenant.Value);
        if (row is not null && (replaceAfter is null || now - row.CreatedAt < replaceAfter))
        {
            return (row.Id, Unwrap(row, wrapping), row.CreatedAt);
        }

        long generation = (row?.Generation ?? 0) + 1;
        GuardedKey key = GuardedKey.CreateRandom();
        byte[] wrapped = KeyWrap.Wrap(key, wrapping, KeyRow.Purpose(level, tenant.Value, generation));
        long id = KeyTable.Insert(transaction, level, tenant.Value, generation, null, wrapped, now);
        _audit.Append(transaction, KeyAudit.Created(level, tenant, id, generation));
        return (id, key, now);
    }

    private void Remove(TenantId tenant)
    {
        if (_tenants.Remove(tenant, out TenantKeys? keys))
        {
            keys.Dispose();
        }
    }

    private void ForgetAll()
    {
        foreach (TenantKeys keys in _tenants.Values)
        {
            keys.Dispose();
        }

        _tenants.Clear();
    }
}
