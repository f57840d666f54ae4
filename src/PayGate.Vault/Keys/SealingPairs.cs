using PayGate.CardData.Sealing;

namespace PayGate.Vault.Keys;

/// <summary>
/// The pairs that cards may be sealed to: the active one, and those before it until they are destroyed, so that a relay that took the key
/// before a rotation goes on. Safe to share between threads.
/// </summary>
internal sealed class SealingPairs : IDisposable
{
    private readonly Lock _lock = new();
    private IReadOnlyDictionary<long, SealingKeyPair> _pairs = new Dictionary<long, SealingKeyPair>();

    /// <summary>What relays seal to.</summary>
    internal SealingKey Current => _pairs.MaxBy(pair => pair.Key).Value.PublicKey;

    /// <summary>The pair with this public key; <see langword="null"/> when it is not, or no longer, the vault's.</summary>
    internal SealingKeyPair? Find(string keyId) => _pairs.Values.FirstOrDefault(pair => pair.PublicKey.Id == keyId);

    /// <summary>Opens pairs that are new, and lets go of those that are not in the list.</summary>
    internal void Update(IReadOnlyList<KeyRow> rows, RootKeys roots)
    {
        lock (_lock)
        {
            // One that is let go may be in use: the collector wipes it when it is not.
            _pairs = rows.ToDictionary(
                row => row.Id,
                row => _pairs.TryGetValue(row.Id, out SealingKeyPair? open)
                    ? open
                    : roots.Use(row.WrappedBy, root => SealingKeyPair.ImportWrapped(row.Wrapped, root)));
        }
    }

    public void Dispose()
    {
        foreach (SealingKeyPair pair in _pairs.Values)
        {
            pair.Dispose();
        }
    }
}
