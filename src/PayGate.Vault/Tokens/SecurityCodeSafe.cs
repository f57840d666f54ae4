using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;

namespace PayGate.Vault.Tokens;

/// <summary>
/// Security codes on their way to an authorisation: encrypted in memory under a key that is never written, for minutes, for one use
/// (PCI DSS 3.3.1, 3.3.2). A restart destroys them all. Safe to share between threads.
/// </summary>
internal sealed class SecurityCodeSafe : IDisposable
{
    private const int MostCodes = 100_000;
    private const long MemoryKeyId = 0;

    private readonly Lock _lock = new();
    private readonly Dictionary<(TenantId Tenant, CardToken Token), Entry> _codes = [];
    private readonly GuardedKey _key = GuardedKey.CreateRandom();
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweep;

    internal SecurityCodeSafe(TimeSpan lifetime, TimeProvider clock)
    {
        _lifetime = lifetime;
        _clock = clock;
        _sweep = clock.CreateTimer(_ => Sweep(), null, lifetime, lifetime / 4);
    }

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _codes.Count;
            }
        }
    }

    /// <summary>
    /// Keeps a code, in place of an older one of the same card. With too many waiting it is not kept: the card is stored all the same.
    /// </summary>
    internal void Put(TenantId tenant, CardToken token, SecurityCode code)
    {
        lock (_lock)
        {
            if (_codes.Count >= MostCodes)
            {
                return;
            }

            byte[] record = RecordCipher.Seal(code.RevealTo, CipherSuite.XChaCha20Poly1305, Place(tenant, token), _key);
            _codes[(tenant, token)] = new Entry(record, _clock.GetUtcNow() + _lifetime);
        }
    }

    /// <summary>Gives a code out for good; <see langword="null"/> when there is none or its time is over.</summary>
    internal SecurityCode? Take(TenantId tenant, CardToken token)
    {
        lock (_lock)
        {
            if (!_codes.Remove((tenant, token), out Entry? entry) || entry.EndsAt <= _clock.GetUtcNow())
            {
                return null;
            }

            using GuardedSlot slot = GuardedSlot.Rent();
            int digits = RecordCipher.Open(slot, entry.Record, CipherSuite.XChaCha20Poly1305, Place(tenant, token), _key);
            return SecurityCode.CopyOf(slot.Bytes[..digits]);
        }
    }

    /// <summary>Forgets a code.</summary>
    internal void Drop(TenantId tenant, CardToken token)
    {
        lock (_lock)
        {
            _codes.Remove((tenant, token));
        }
    }

    public void Dispose()
    {
        _sweep.Dispose();
        lock (_lock)
        {
            _codes.Clear();
            _key.Dispose();
        }
    }

    private static RecordPlace Place(TenantId tenant, CardToken token) => new(tenant, token, RecordField.SecurityCode, MemoryKeyId);

    private void Sweep()
    {
        lock (_lock)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            foreach ((TenantId, CardToken) key in _codes.Where(code => code.Value.EndsAt <= now).Select(code => code.Key).ToList())
            {
                _codes.Remove(key);
            }
        }
    }

    private sealed record Entry(byte[] Record, DateTimeOffset EndsAt);
}
