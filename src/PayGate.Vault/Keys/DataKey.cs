using System.Diagnostics;
using PayGate.CardData.Memory;
using PayGate.Vault.Envelopes;

namespace PayGate.Vault.Keys;

/// <summary>The key that new cards of a tenant are encrypted with.</summary>
/// <remarks>Records are counted before they are written, by blocks: the stored count is never below what the key has done.</remarks>
[DebuggerDisplay("guarded")]
internal sealed class DataKey(long id, GuardedKey key, CipherSuite suite, DateTimeOffset createdAt, long reserved) : IDisposable
{
    /// <summary>Records that are counted at a time: one write to the key's row for so many cards.</summary>
    internal const long Block = 4096;

    private long _left = reserved;

    /// <summary>Its number, stored with every record.</summary>
    internal long Id => id;

    internal GuardedKey Key => key;

    internal CipherSuite Suite => suite;

    /// <summary>Start of its cryptoperiod.</summary>
    internal DateTimeOffset CreatedAt => createdAt;

    /// <summary>Takes one of the counted records; <see langword="false"/> when a new block has to be counted first.</summary>
    internal bool TryUse()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        return true;
    }

    /// <summary>More records were counted.</summary>
    internal void Extend(long records) => _left += records;

    public void Dispose() => key.Dispose();
}
