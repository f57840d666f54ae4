using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.Vault.Tokens;

/// <summary>Keyed hash of a whole card number (PCI DSS 3.5.1.1): tells that a card is known, to nobody without the tenant's key.</summary>
internal static class Fingerprint
{
    internal static byte[] Of(Pan number, GuardedKey key)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        int count = number.RevealTo(slot);
        byte[] fingerprint = new byte[HmacSha256.Size];
        HmacSha256.Compute(fingerprint, slot.Bytes[..count], key);
        return fingerprint;
    }
}
