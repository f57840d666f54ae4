using System.Security.Cryptography;
using PayGate.CardData.Memory;

namespace PayGate.CardData.Ciphers;

/// <summary>AES-256 on single blocks (FIPS 197): a keyed permutation of 16 bytes, not a way to encrypt a message.</summary>
/// <remarks>
/// The key is in memory of the cryptographic library for as long as the object lives, and wiped with it: keep it for one batch.
/// </remarks>
public sealed class Aes256Block : IDisposable
{
    /// <summary>Bytes of a block.</summary>
    public const int Size = 16;

    private readonly Aes _aes = Aes.Create();

    /// <summary>Takes a key.</summary>
    public Aes256Block(GuardedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _aes.SetKey(key.Bytes);
        GC.KeepAlive(key);
    }

    /// <summary>Permutes a block in place.</summary>
    /// <exception cref="ArgumentException">Not <see cref="Size"/> bytes.</exception>
    public void Encrypt(Span<byte> block)
    {
        Check(block);
        _ = _aes.EncryptEcb(block, block, PaddingMode.None);
    }

    /// <summary>Undoes <see cref="Encrypt"/>.</summary>
    /// <exception cref="ArgumentException">Not <see cref="Size"/> bytes.</exception>
    public void Decrypt(Span<byte> block)
    {
        Check(block);
        _ = _aes.DecryptEcb(block, block, PaddingMode.None);
    }

    /// <inheritdoc/>
    public void Dispose() => _aes.Dispose();

    private static void Check(ReadOnlySpan<byte> block)
    {
        if (block.Length != Size)
        {
            throw new ArgumentException("A block has 16 bytes.", nameof(block));
        }
    }
}
