using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>A passphrase, handed over in a file.</summary>
internal sealed class PassphraseSecret(string path) : IKeyFileSecret
{
    public KeyFileProtection Protection => KeyFileProtection.Passphrase;

    public GuardedKey Open(ReadOnlySpan<byte> salt)
    {
        using Passphrase passphrase = Passphrase.FromFile(path);
        return passphrase.Derive(salt);
    }

    public GuardedKey Create(ReadOnlySpan<byte> salt) => Open(salt);
}
