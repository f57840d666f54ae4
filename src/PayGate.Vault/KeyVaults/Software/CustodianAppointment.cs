using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>Appoints custodians: a fresh key, cut into a share file for each, sealed under that custodian's passphrase.</summary>
/// <param name="custodians">Two or more, each with a file that is not there yet.</param>
internal sealed class CustodianAppointment(IReadOnlyList<(string ShareFile, Passphrase Passphrase)> custodians) : IKeyFileSecret
{
    public KeyFileProtection Protection => KeyFileProtection.Custodians;

    public GuardedKey Open(ReadOnlySpan<byte> salt) => throw new VaultUnavailableException(
        "The key file of the vault is opened by the shares of its custodians.", VaultFault.Locked);

    public GuardedKey Create(ReadOnlySpan<byte> salt)
    {
        if (custodians.Count is < CustodianShares.Needed or > SecretSharing.MostShares)
        {
            throw new VaultUnavailableException("A vault key has 2 to 16 custodians.", VaultFault.Locked);
        }

        byte[] fileSalt = salt.ToArray();
        GuardedKey key = GuardedKey.CreateRandom();
        try
        {
            SecretSharing.Split(key, custodians.Count, (number, share) => CustodianShare.WriteNew(
                custodians[number - 1].ShareFile, number, fileSalt, share.Bytes[..GuardedKey.Size], custodians[number - 1].Passphrase));
            return key;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new VaultUnavailableException("A share file is there already, or cannot be written.", VaultFault.Locked, error);
        }
    }
}
