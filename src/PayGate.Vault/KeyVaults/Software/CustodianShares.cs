using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>The shares that custodians have handed in so far, in one process. Safe to share between threads.</summary>
internal sealed class CustodianShares : IKeyFileSecret, IDisposable
{
    /// <summary>Shares that open a key file.</summary>
    internal const int Needed = 2;

    private readonly Lock _lock = new();
    private readonly List<CustodianShare> _shares = [];

    public KeyFileProtection Protection => KeyFileProtection.Custodians;

    /// <summary>How many are here.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _shares.Count;
            }
        }
    }

    /// <summary>Takes a share; a second one of the same custodian takes the place of the first.</summary>
    internal void Add(CustodianShare share)
    {
        lock (_lock)
        {
            foreach (CustodianShare old in _shares.Where(one => one.Number == share.Number))
            {
                old.Dispose();
            }

            _shares.RemoveAll(one => one.Number == share.Number);
            _shares.Add(share);
        }
    }

    /// <summary>Forgets all of them: they did not open the file, and nobody can tell which was wrong.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            _shares.ForEach(share => share.Dispose());
            _shares.Clear();
        }
    }

    public GuardedKey Open(ReadOnlySpan<byte> salt)
    {
        lock (_lock)
        {
            if (_shares.Count < Needed)
            {
                throw new VaultUnavailableException(
                    "The key file of the vault needs the shares of two custodians; " + (_shares.Count == 0 ? "none is" : "one is") + " here.", VaultFault.Locked);
            }

            CustodianShare first = _shares[0];
            CustodianShare second = _shares[1];
            if (!first.FileSalt.SequenceEqual(salt) || !second.FileSalt.SequenceEqual(salt))
            {
                throw new VaultUnavailableException("A share belongs to another key file, or to custodians of before.", VaultFault.Locked);
            }

            using GuardedSlot one = GuardedSlot.Rent();
            using GuardedSlot other = GuardedSlot.Rent();
            first.Share.RevealTo(one);
            second.Share.RevealTo(other);
            return SecretSharing.Combine(first.Number, one.Bytes[..GuardedKey.Size], second.Number, other.Bytes[..GuardedKey.Size]);
        }
    }

    public GuardedKey Create(ReadOnlySpan<byte> salt) => throw new VaultUnavailableException(
        "There is no key file for these shares: custodians are appointed by paygate keys custodians.", VaultFault.Locked);

    public void Dispose() => Clear();
}
