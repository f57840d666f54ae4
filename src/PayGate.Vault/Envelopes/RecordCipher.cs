using System.Security.Cryptography;
using PayGate.CardData.Ciphers;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.Envelopes;

/// <summary>
/// Encrypts one field of one card: random nonce, ciphertext, tag. Always of one length for a field, whatever its digits.
/// </summary>
internal static class RecordCipher
{
    /// <summary>Length byte and room for the longest field.</summary>
    private const int ClearSize = 20;

    /// <summary>Bytes of a tag; the same in both suites.</summary>
    private const int TagSize = XChaCha20Poly1305.TagSize;

    /// <summary>Encrypts what <paramref name="reveal"/> writes to guarded memory.</summary>
    internal static byte[] Seal(Func<GuardedSlot, int> reveal, CipherSuite suite, RecordPlace place, GuardedKey key)
    {
        using GuardedSlot digits = GuardedSlot.Rent();
        using GuardedSlot clear = GuardedSlot.Rent();
        int count = reveal(digits);
        clear.Bytes[0] = checked((byte)count);
        digits.Bytes[..count].CopyTo(clear.Bytes.Slice(1, ClearSize - 1));
        int nonceSize = NonceSize(suite);
        byte[] record = new byte[nonceSize + ClearSize + TagSize];
        Span<byte> nonce = record.AsSpan(0, nonceSize);
        RandomNumberGenerator.Fill(nonce);
        byte[] data = place.AssociatedData(suite);
        if (suite == CipherSuite.Aes256Gcm)
        {
            Aes256Gcm.Encrypt(record.AsSpan(nonceSize), clear.Bytes[..ClearSize], data, nonce, key);
        }
        else
        {
            XChaCha20Poly1305.Encrypt(record.AsSpan(nonceSize), clear.Bytes[..ClearSize], data, nonce, key);
        }

        return record;
    }

    /// <summary>Decrypts into guarded memory; the digits stand at its start.</summary>
    /// <returns>How many digits there are.</returns>
    /// <exception cref="SealedDataException">The record was changed, moved, or is of another key or suite.</exception>
    internal static int Open(GuardedSlot destination, ReadOnlySpan<byte> record, CipherSuite suite, RecordPlace place, GuardedKey key)
    {
        using GuardedSlot clear = GuardedSlot.Rent();
        Span<byte> field = clear.Bytes[..ClearSize];
        if (suite is not (CipherSuite.XChaCha20Poly1305 or CipherSuite.Aes256Gcm)
            || record.Length != NonceSize(suite) + ClearSize + TagSize
            || !TryOpen(field, record, suite, place, key)
            || field[0] >= ClearSize)
        {
            throw new SealedDataException("A stored card does not open: it was changed, moved, or belongs to another key.");
        }

        int count = field[0];
        field.Slice(1, count).CopyTo(destination.Bytes);
        return count;
    }

    private static bool TryOpen(Span<byte> field, ReadOnlySpan<byte> record, CipherSuite suite, RecordPlace place, GuardedKey key)
    {
        ReadOnlySpan<byte> nonce = record[..NonceSize(suite)];
        ReadOnlySpan<byte> box = record[nonce.Length..];
        byte[] data = place.AssociatedData(suite);
        return suite == CipherSuite.Aes256Gcm
            ? Aes256Gcm.TryDecrypt(field, box, data, nonce, key)
            : XChaCha20Poly1305.TryDecrypt(field, box, data, nonce, key);
    }

    private static int NonceSize(CipherSuite suite) =>
        suite == CipherSuite.Aes256Gcm ? Aes256Gcm.NonceSize : XChaCha20Poly1305.NonceSize;
}
