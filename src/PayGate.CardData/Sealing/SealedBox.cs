using PayGate.CardData.Sodium;

namespace PayGate.CardData.Sealing;

/// <summary>libsodium's sealed box (crypto_box_seal): X25519 and XSalsa20-Poly1305 under an ephemeral key that nobody keeps.</summary>
internal static unsafe class SealedBox
{
    internal const int Overhead = LibSodium.BoxSealBytes;

    internal static byte[] Seal(ReadOnlySpan<byte> guarded, SealingKey to)
    {
        SodiumRuntime.EnsureLoaded();
        byte[] box = new byte[guarded.Length + Overhead];
        fixed (byte* boxAt = box, messageAt = guarded, keyAt = to.PublicKey.Span)
        {
            if (LibSodium.crypto_box_seal(boxAt, messageAt, (ulong)guarded.Length, keyAt) != 0)
            {
                throw new SealedDataException("The public key cannot be sealed to.");
            }
        }

        return box;
    }
}
