using PayGate.CardData.Memory;

namespace PayGate.Vault.Keys;

/// <summary>The keys new cards of a tenant are written with.</summary>
/// <param name="DataKeyId">Number of the data key, stored with every record.</param>
/// <param name="DataKey">Encrypts.</param>
/// <param name="DataKeyCreatedAt">Start of its cryptoperiod.</param>
/// <param name="FingerprintKeyId">Number of the fingerprint key, stored with every fingerprint.</param>
/// <param name="FingerprintKey">Fingerprints.</param>
internal sealed record TenantKeys(
    long DataKeyId, GuardedKey DataKey, DateTimeOffset DataKeyCreatedAt, long FingerprintKeyId, GuardedKey FingerprintKey) : IDisposable
{
    public void Dispose()
    {
        DataKey.Dispose();
        FingerprintKey.Dispose();
    }
}
