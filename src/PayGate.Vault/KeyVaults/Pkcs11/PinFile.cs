using System.Security.Cryptography;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>The PIN of a token in a file, read into pinned memory for the length of a login.</summary>
internal static class PinFile
{
    private const int Longest = 256;

    internal delegate void Login(ReadOnlySpan<byte> pin);

    /// <exception cref="VaultUnavailableException">The file cannot be read, or holds no PIN.</exception>
    internal static void Use(string path, Login login)
    {
        byte[] buffer = GC.AllocateArray<byte>(Longest, pinned: true);
        try
        {
            int length = Read(path, buffer);
            ReadOnlySpan<byte> pin = buffer.AsSpan(0, length).TrimEnd("\r\n"u8);
            if (pin.IsEmpty)
            {
                throw new VaultUnavailableException("The PIN file of the PKCS#11 token is empty.", VaultFault.Locked);
            }

            login(pin);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    private static int Read(string path, byte[] buffer)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VaultUnavailableException("The PIN file of the PKCS#11 token cannot be read.", VaultFault.Locked, error);
        }
    }
}
