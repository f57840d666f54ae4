using System.Collections.Concurrent;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Vault.KeyVaults;

namespace PayGate.Vault.Keys;

/// <summary>The root keys in use: one, and during a rotation two. Safe to share between threads.</summary>
internal sealed class RootKeys(IKeyVault keyVault, RootKeyOptions options, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<long, RootKey> _roots = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private long _newest;

    /// <summary>A root key was wiped: whoever holds keys unwrapped by it forgets them.</summary>
    internal event Action? Lost;

    internal IKeyVault KeyVault => keyVault;

    /// <summary>Number of the one that wraps new keys.</summary>
    internal long NewestId => Volatile.Read(ref _newest);

    /// <summary>How the newest stands with its key vault.</summary>
    internal RootKeyStatus? Status => _roots.TryGetValue(NewestId, out RootKey? root) ? root.Status : null;

    /// <summary>Calls to the key vault for root keys, since the start.</summary>
    internal long VaultCalls => _roots.Values.Sum(root => root.Status.VaultCalls);

    /// <summary>Opens a root key by a call to the key vault, unless it is open.</summary>
    /// <exception cref="VaultUnavailableException">The key vault does not answer, or refuses.</exception>
    internal async ValueTask OpenAsync(KeyRow row, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (!_roots.ContainsKey(row.Id))
            {
                WrappedKey wrapped = new(row.VaultKeyId ?? "", row.Wrapped);
                Add(row.Id, await RootKey.OpenAsync(keyVault, wrapped, options, clock, cancellationToken));
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Takes a root key that was just made; it is the caller's no more.</summary>
    internal void Adopt(long id, WrappedKey wrapped, GuardedKey key) => Add(id, RootKey.Adopt(keyVault, wrapped, key, options, clock));

    /// <summary>From now on a root key is confirmed by this wrap of it.</summary>
    internal void Rewrapped(long id, WrappedKey wrapped)
    {
        if (_roots.TryGetValue(id, out RootKey? root))
        {
            root.Rewrapped(wrapped);
        }
    }

    /// <summary>Lets something be done with a root key, which must not be kept.</summary>
    /// <exception cref="SealedDataException">This root key is not open: it was destroyed.</exception>
    /// <exception cref="VaultUnavailableException">The key vault has been away for too long, or took the key away.</exception>
    internal T Use<T>(long? id, Func<GuardedKey, T> use) =>
        id is { } known && _roots.TryGetValue(known, out RootKey? root)
            ? root.Use(use)
            : throw new SealedDataException("The root key that a key hangs on is not there: it was destroyed.");

    internal bool IsOpen(long id) => _roots.ContainsKey(id);

    /// <summary>Throws where <see cref="Use"/> would, for keys that are still held.</summary>
    internal void EnsureUsable()
    {
        if (_roots.TryGetValue(NewestId, out RootKey? root))
        {
            root.EnsureUsable();
        }
    }

    /// <summary>Closes those that are not in the list any more.</summary>
    internal void CloseOthers(IReadOnlyCollection<long> alive)
    {
        foreach (long id in _roots.Keys.Where(id => !alive.Contains(id)))
        {
            if (_roots.TryRemove(id, out RootKey? root))
            {
                root.Dispose();
            }
        }
    }

    public void Dispose()
    {
        foreach (RootKey root in _roots.Values)
        {
            root.Dispose();
        }

        _opening.Dispose();
    }

    private void Add(long id, RootKey root)
    {
        root.Lost += () => Lost?.Invoke();
        _roots[id] = root;
        if (id > NewestId)
        {
            Volatile.Write(ref _newest, id);
        }
    }
}
