using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>A passphrase in pinned memory that is wiped; it never is a string or an argument.</summary>
/// <remarks>The file form is how container platforms hand over secrets; a line end after it does not count.</remarks>
internal sealed class Passphrase : IDisposable
{
    /// <summary>Most bytes.</summary>
    internal const int Longest = 1024;

    private const int Shortest = 12;

    private readonly byte[] _buffer = GC.AllocateArray<byte>(Longest + 1, pinned: true);
    private int _length;

    private Passphrase()
    {
    }

    /// <summary>Reads it from a file.</summary>
    /// <exception cref="VaultUnavailableException">The file cannot be read, or what it holds is too short or too long.</exception>
    internal static Passphrase FromFile(string path)
    {
        Passphrase passphrase = new();
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            passphrase._length = file.ReadAtLeast(passphrase._buffer, passphrase._buffer.Length, throwOnEndOfStream: false);
            return passphrase.Checked();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            passphrase.Dispose();
            throw new VaultUnavailableException("The passphrase file of the vault key cannot be read.", VaultFault.Locked, error);
        }
        catch
        {
            passphrase.Dispose();
            throw;
        }
    }

    /// <summary>Copies it; wiping the source is the caller's part.</summary>
    /// <exception cref="VaultUnavailableException">It is too short or too long.</exception>
    internal static Passphrase CopyOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest)
        {
            throw WrongLength();
        }

        Passphrase passphrase = new();
        bytes.CopyTo(passphrase._buffer);
        passphrase._length = bytes.Length;
        try
        {
            return passphrase.Checked();
        }
        catch
        {
            passphrase.Dispose();
            throw;
        }
    }

    /// <summary>Derives a key (Argon2id, 256 MiB, three passes).</summary>
    internal GuardedKey Derive(ReadOnlySpan<byte> salt) => PasswordKey.Derive(_buffer.AsSpan(0, _length), salt);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        _length = 0;
    }

    private static VaultUnavailableException WrongLength() =>
        new("A passphrase of the vault key has 12 to 1024 bytes.", VaultFault.Locked);

    private Passphrase Checked()
    {
        _length = _buffer.AsSpan(0, _length).TrimEnd("\r\n"u8).Length;
        return _length is >= Shortest and <= Longest ? this : throw WrongLength();
    }
}
