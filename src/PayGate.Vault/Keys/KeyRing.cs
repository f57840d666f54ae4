using System.Collections.Concurrent;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Storage;
using PayGate.Vault.Tenants;

namespace PayGate.Vault.Keys;

/// <summary>
/// The unwrapped keys in use. Safe to share between threads: keys are used inside a <see cref="KeyScope"/>, and wiped outside.
/// </summary>
/// <remarks>
/// Invariant: a key in here is committed, or about to be committed by the running write transaction. So whoever rolls one back calls
/// <see cref="Forget"/>; otherwise cards would be encrypted under a key that exists nowhere.
/// </remarks>
internal sealed class KeyRing : IDisposable
{
    private const int MostTenants = 16_384;
    private const int MostReplaced = 256;

    private readonly ReaderWriterLockSlim _lock = new(LockRecursionPolicy.NoRecursion);
    private readonly ConcurrentDictionary<TenantId, TenantKeys> _tenants = new();
    private readonly ConcurrentBag<TenantKeys> _replaced = [];
    private readonly RootKeys _roots;
    private readonly TenantPolicy _defaults;
    private readonly Cryptoperiods _periods;
    private long _epoch;
    private int _stale;

    /// <param name="roots">The root keys, which go with the ring.</param>
    /// <param name="defaults">Policy of tenants that chose none.</param>
    /// <param name="periods">How long keys are used.</param>
    /// <param name="epoch">The epoch the database was in when the root keys were opened.</param>
    internal KeyRing(RootKeys roots, TenantPolicy defaults, Cryptoperiods periods, long epoch)
    {
        _roots = roots;
        _defaults = defaults;
        _periods = periods;
        _epoch = epoch;
        roots.Lost += () => Interlocked.Exchange(ref _stale, 1);
    }

    /// <summary>Keys of the node changed in the database: reads root keys and sealing pairs anew. Called outside of any scope.</summary>
    internal Action NodeKeysChanged { get; set; } = static () => { };

    internal RootKeys Roots => _roots;

    internal TenantPolicy Defaults => _defaults;

    /// <summary>Tenants whose keys are held.</summary>
    internal int Count => _tenants.Count;

    /// <summary>Begins to use keys; nothing is wiped until the scope is disposed of, by the same thread.</summary>
    /// <param name="epoch">The epoch the database is in; keys read in another are forgotten first.</param>
    /// <exception cref="VaultUnavailableException">The root key was taken away: nothing can be used.</exception>
    internal KeyScope Enter(long? epoch = null)
    {
        _roots.EnsureUsable();
        if (epoch is { } current && current != Interlocked.Read(ref _epoch))
        {
            NodeKeysChanged();
            Forget(epoch);
        }
        else if (Volatile.Read(ref _stale) != 0)
        {
            Forget();
        }

        _lock.EnterReadLock();
        return new KeyScope(this, _lock);
    }

    /// <summary>Drops all unwrapped keys of tenants.</summary>
    internal void Forget(long? epoch = null)
    {
        _lock.EnterWriteLock();
        try
        {
            Interlocked.Exchange(ref _stale, 0);
            if (epoch is { } current)
            {
                Interlocked.Exchange(ref _epoch, current);
            }

            foreach (TenantKeys keys in _tenants.Values.Concat(_replaced))
            {
                keys.Dispose();
            }

            _tenants.Clear();
            _replaced.Clear();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public void Dispose()
    {
        Forget();
        _roots.Dispose();
        _lock.Dispose();
    }

    /// <summary>The tenant's keys for a write, making them where there are none or their time is over.</summary>
    internal TenantKeys ForWriting(VaultTransaction transaction, TenantId tenant)
    {
        if (_tenants.TryGetValue(tenant, out TenantKeys? keys)
            && keys.Data is { } data
            && transaction.Now - data.CreatedAt < _periods.Data
            && (data.TryUse() || TryExtend(transaction, data)))
        {
            return keys;
        }

        RequireRoom();
        return Replace(tenant, TenantKeyLoader.ForWriting(transaction, tenant, _defaults, _periods, _roots));
    }

    /// <summary>The tenant's keys for a read; <see langword="null"/> when there is no such tenant.</summary>
    /// <exception cref="SealedDataException">They do not open, or were destroyed.</exception>
    internal TenantKeys? ForReading(VaultReaders readers, TenantId tenant)
    {
        if (_tenants.TryGetValue(tenant, out TenantKeys? keys))
        {
            return keys;
        }

        RequireRoom();
        TenantKeys? loaded = readers.Use(reader => TenantKeyLoader.ForReading(reader, tenant, _defaults, _roots));
        if (loaded is null)
        {
            return null;
        }

        TenantKeys held = _tenants.GetOrAdd(tenant, loaded);
        if (!ReferenceEquals(held, loaded))
        {
            loaded.Dispose();
        }

        return held;
    }

    /// <summary>Lets a read use the data key a record was written with.</summary>
    /// <exception cref="SealedDataException">There is no such key of this tenant, or it does not open.</exception>
    internal T UseDataKey<T>(VaultReaders readers, TenantKeys keys, long id, Func<GuardedKey, T> use) =>
        keys.FindData(id) is { } held
            ? use(held)
            : Use(keys, id, readers.Use(reader => TenantKeyLoader.OpenData(reader, keys.Tenant, id, _roots)), use);

    /// <summary>As above, inside a write.</summary>
    internal T UseDataKey<T>(VaultTransaction transaction, TenantKeys keys, long id, Func<GuardedKey, T> use) =>
        keys.FindData(id) is { } held ? use(held) : Use(keys, id, TenantKeyLoader.OpenData(transaction, keys.Tenant, id, _roots), use);

    private static T Use<T>(TenantKeys keys, long id, GuardedKey opened, Func<GuardedKey, T> use)
    {
        if (keys.TryHold(id, opened) is { } kept)
        {
            return use(kept);
        }

        using (opened)
        {
            return use(opened);
        }
    }

    private bool TryExtend(VaultTransaction transaction, DataKey data)
    {
        long block = Math.Min(DataKey.Block, _periods.DataRecords);
        bool counted = KeyTable.TryReserve(transaction, data.Id, block, _periods.DataRecords);
        if (counted)
        {
            data.Extend(block - 1);
        }

        return counted;
    }

    // Keys that a reader may be using are not wiped inside a scope: they wait for the next time all are forgotten.
    private TenantKeys Replace(TenantId tenant, TenantKeys keys)
    {
        if (_tenants.TryGetValue(tenant, out TenantKeys? old))
        {
            _replaced.Add(old);
            if (_replaced.Count >= MostReplaced)
            {
                Interlocked.Exchange(ref _stale, 1);
            }
        }

        _tenants[tenant] = keys;
        return keys;
    }

    private void RequireRoom()
    {
        if (_tenants.Count >= MostTenants)
        {
            Interlocked.Exchange(ref _stale, 1);
        }
    }
}
