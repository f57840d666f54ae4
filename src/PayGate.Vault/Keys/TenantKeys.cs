using PayGate.CardData.Memory;

namespace PayGate.Vault.Keys;

/// <summary>The keys new cards of a tenant are written with.</summary>
/// <param name="dataKeyId">Number of the data key, stored with every record.</param>
/// <param name="dataKey">Encrypts.</param>
/// <param name="dataKeyCreatedAt">Start of its cryptoperiod.</param>
/// <param name="fingerprintKeyId">Number of the fingerprint key, stored with every fingerprint.</param>
/// <param name="fingerprintKey">Fingerprints.</param>
internal sealed class TenantKeys(
    long dataKeyId, GuardedKey dataKey, DateTimeOffset dataKeyCreatedAt, long fingerprintKeyId, GuardedKey fingerprintKey) : IDisposable
{
    /// <summary>Number of the data key.</summary>
    public long DataKeyId => dataKeyId;

    /// <summary>Encrypts.</summary>
    public GuardedKey DataKey => dataKey;

    /// <summary>Start of the data key's cryptoperiod.</summary>
    public DateTimeOffset DataKeyCreatedAt => dataKeyCreatedAt;

    /// <summary>Number of the fingerprint key.</summary>
    public long FingerprintKeyId => fingerprintKeyId;

    /// <summary>Fingerprints.</summary>
    public GuardedKey FingerprintKey => fingerprintKey;

    public void Dispose()
    {
        dataKey.Dispose();
        fingerprintKey.Dispose();
    }
}
