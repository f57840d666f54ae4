using System.Collections.Concurrent;
using PayGate.CardData.Memory;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Tenants;

namespace PayGate.Vault.Keys;

/// <summary>The unwrapped keys of one tenant. Its tenant key is not among them: it is opened to open these, and forgotten.</summary>
internal sealed class TenantKeys(
    TenantId tenant, TenantRow row, DataKey? data, IReadOnlyList<HeldKey> fingerprints, IReadOnlyList<HeldKey> tokens) : IDisposable
{
    /// <summary>Data keys of former cryptoperiods that are held at most; with more, one is opened for each card again.</summary>
    private const int MostRetired = 32;

    private readonly ConcurrentDictionary<long, GuardedKey> _retired = new();

    internal TenantId Tenant => tenant;

    internal TenantRow Row => row;

    /// <summary>Encrypts new cards; <see langword="null"/> when the keys were loaded for reading only.</summary>
    internal DataKey? Data => data;

    /// <summary>Keys of fingerprints, the active one first.</summary>
    internal IReadOnlyList<HeldKey> Fingerprints => fingerprints;

    /// <summary>Keys of permutation tokens, the active one first.</summary>
    internal IReadOnlyList<HeldKey> Tokens => tokens;

    internal GuardedKey? FindData(long id) =>
        data is not null && data.Id == id ? data.Key : _retired.GetValueOrDefault(id);

    /// <summary>Holds a data key for later reads.</summary>
    /// <returns>The one that is held now; <see langword="null"/> when there is no room and the caller's stays the caller's.</returns>
    internal GuardedKey? TryHold(long id, GuardedKey key)
    {
        if (_retired.Count >= MostRetired)
        {
            return null;
        }

        GuardedKey held = _retired.GetOrAdd(id, key);
        if (!ReferenceEquals(held, key))
        {
            key.Dispose();
        }

        return held;
    }

    public void Dispose()
    {
        data?.Dispose();
        foreach (HeldKey key in fingerprints.Concat(tokens))
        {
            key.Dispose();
        }

        foreach (GuardedKey key in _retired.Values)
        {
            key.Dispose();
        }
    }
}
