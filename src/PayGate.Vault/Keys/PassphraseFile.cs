using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.Keys;

/// <summary>
/// A passphrase handed over in a file (as container platforms hand over secrets), so that it never is a string or an argument.
/// </summary>
internal static class PassphraseFile
{
    private const int Longest = 1024;
    private const int Shortest = 12;

    internal static GuardedKey DeriveKey(string path, ReadOnlySpan<byte> salt)
    {
        byte[] buffer = GC.AllocateArray<byte>(Longest + 1, pinned: true);
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            int length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            ReadOnlySpan<byte> passphrase = buffer.AsSpan(0, length).TrimEnd("\r\n"u8);
            return passphrase.Length is >= Shortest and <= Longest
                ? PasswordKey.Derive(passphrase, salt)
                : throw new VaultUnavailableException("The passphrase of the vault key has 12 to 1024 bytes.");
        }
        catch (IOException error)
        {
            throw new VaultUnavailableException(error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
