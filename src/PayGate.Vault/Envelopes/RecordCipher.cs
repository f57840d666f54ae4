using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.Envelopes;

/// <summary>
/// Encrypts one field of one card: random nonce, then XChaCha20-Poly1305. Always of one length for a field, whatever its digits.
/// </summary>
internal static class RecordCipher
{
    /// <summary>XChaCha20-Poly1305; stored with each record, so that another can be added.</summary>
    internal const byte Suite = 1;

    /// <summary>Length byte and room for the longest field.</summary>
    private const int ClearSize = 20;

    /// <summary>Encrypts what <paramref name="reveal"/> writes to guarded memory.</summary>
    internal static byte[] Seal(Func<GuardedSlot, int> reveal, RecordPlace place, GuardedKey key)
    {
        using GuardedSlot digits = GuardedSlot.Rent();
        using GuardedSlot clear = GuardedSlot.Rent();
        int count = reveal(digits);
        clear.Bytes[0] = checked((byte)count);
        digits.Bytes[..count].CopyTo(clear.Bytes.Slice(1, ClearSize - 1));
        byte[] record = new byte[XChaCha20Poly1305.NonceSize + ClearSize + XChaCha20Poly1305.TagSize];
        Span<byte> nonce = record.AsSpan(0, XChaCha20Poly1305.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        XChaCha20Poly1305.Encrypt(record.AsSpan(nonce.Length), clear.Bytes[..ClearSize], place.AssociatedData(Suite), nonce, key);
        return record;
    }

    /// <summary>Decrypts into guarded memory; the digits stand at its start.</summary>
    /// <returns>How many digits there are.</returns>
    /// <exception cref="SealedDataException">The record was changed, moved, or is of another key or suite.</exception>
    internal static int Open(GuardedSlot destination, ReadOnlySpan<byte> record, byte suite, RecordPlace place, GuardedKey key)
    {
        using GuardedSlot clear = GuardedSlot.Rent();
        Span<byte> field = clear.Bytes[..ClearSize];
        if (suite != Suite
            || record.Length != XChaCha20Poly1305.NonceSize + ClearSize + XChaCha20Poly1305.TagSize
            || !XChaCha20Poly1305.TryDecrypt(
                field, record[XChaCha20Poly1305.NonceSize..], place.AssociatedData(suite), record[..XChaCha20Poly1305.NonceSize], key)
            || field[0] >= ClearSize)
        {
            throw new SealedDataException("A stored card does not open: it was changed, moved, or belongs to another key.");
        }

        int count = field[0];
        field.Slice(1, count).CopyTo(destination.Bytes);
        return count;
    }
}
