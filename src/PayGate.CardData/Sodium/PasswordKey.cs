using PayGate.CardData.Memory;

namespace PayGate.CardData.Sodium;

/// <summary>A key out of a passphrase by Argon2id (RFC 9106), libsodium's MODERATE cost: 256 MiB, three passes.</summary>
public static class PasswordKey
{
    /// <summary>Bytes of a salt.</summary>
    public const int SaltSize = LibSodium.PasswordSaltBytes;

    private const ulong ModerateOperations = 3;
    private const int ModerateMemory = 256 * 1024 * 1024;

    /// <summary>Derives the key; takes the better part of a second.</summary>
    /// <exception cref="ArgumentException">The salt has another length or the passphrase is empty.</exception>
    /// <exception cref="GuardedMemoryException">There is not enough memory.</exception>
    public static GuardedKey Derive(ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltSize || passphrase.IsEmpty)
        {
            throw new ArgumentException("A passphrase and a salt of 16 bytes are needed.");
        }

        SodiumRuntime.EnsureLoaded();
        using GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> output = slot.Bytes[..GuardedKey.Size];
        unsafe
        {
            fixed (byte* outputAt = output, passphraseAt = passphrase, saltAt = salt)
            {
                int result = LibSodium.crypto_pwhash(
                    outputAt,
                    GuardedKey.Size,
                    passphraseAt,
                    (ulong)passphrase.Length,
                    saltAt,
                    ModerateOperations,
                    ModerateMemory,
                    LibSodium.Argon2Id13);
                if (result != 0)
                {
                    throw new GuardedMemoryException("There is not enough memory to derive a key from the passphrase.");
                }
            }
        }

        return GuardedKey.CopyOf(output);
    }
}
