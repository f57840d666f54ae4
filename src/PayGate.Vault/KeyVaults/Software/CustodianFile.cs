using System.Security.Cryptography;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>A custodian's share, and where the passphrase for it comes from.</summary>
/// <param name="Path">The share file.</param>
/// <param name="PassphraseFile">File with the passphrase; <see langword="null"/>: its custodian is asked.</param>
public sealed record CustodianFile(string Path, string? PassphraseFile)
{
    internal CustodianShare Open(PassphrasePrompt? prompt)
    {
        using Passphrase passphrase = ReadPassphrase(prompt);
        return CustodianShare.Open(Path, passphrase);
    }

    internal Passphrase ReadPassphrase(PassphrasePrompt? prompt)
    {
        if (PassphraseFile is not null)
        {
            return Passphrase.FromFile(PassphraseFile);
        }

        if (prompt is null)
        {
            throw new VaultUnavailableException("A share file needs the passphrase file of its custodian here.", VaultFault.Locked);
        }

        byte[] buffer = GC.AllocateArray<byte>(Passphrase.Longest + 1, pinned: true);
        try
        {
            return Passphrase.CopyOf(buffer.AsSpan(0, prompt("custodian of " + System.IO.Path.GetFileName(Path), buffer)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
