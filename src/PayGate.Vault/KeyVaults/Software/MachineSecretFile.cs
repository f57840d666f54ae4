using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>A random secret in a file of mode 0600 beside the key file.</summary>
internal sealed class MachineSecretFile(string path) : IKeyFileSecret
{
    public KeyFileProtection Protection => KeyFileProtection.MachineSecret;

    public GuardedKey Open(ReadOnlySpan<byte> salt) => Open(mustExist: true);

    public GuardedKey Create(ReadOnlySpan<byte> salt) => Open(mustExist: false);

    private GuardedKey Open(bool mustExist)
    {
        try
        {
            return MachineSecret.OpenOrCreate(path, mustExist);
        }
        catch (SealedDataException error)
        {
            throw new VaultUnavailableException(error.Message, VaultFault.Locked, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VaultUnavailableException("The secret file of the vault key cannot be read or made.", VaultFault.Locked, error);
        }
    }
}
