using System.Text;
using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;
using PayGate.Contracts.Cards;
using PayGate.Vault.Keys;

namespace PayGate.Vault.Tokens;

/// <summary>Keyed hash of a whole card number (PCI DSS 3.5.1.1): tells that a card is known, to nobody without the tenant's key.</summary>
/// <remarks>A purpose is part of what is hashed: the same card for another purpose is another token.</remarks>
internal static class Fingerprint
{
    /// <summary>No digit: the number ends where it stands.</summary>
    private const byte Separator = 0xFF;

    internal static FingerprintValue Of(Pan number, CardPurpose? purpose, HeldKey key)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        int count = number.RevealTo(slot);
        if (purpose is { } named)
        {
            slot.Bytes[count] = Separator;
            count += 1 + Encoding.ASCII.GetBytes(named.Value, slot.Bytes[(count + 1)..]);
        }

        Span<byte> fingerprint = stackalloc byte[HmacSha256.Size];
        HmacSha256.Compute(fingerprint, slot.Bytes[..count], key.Key);
        return FingerprintValue.Of(key.Id, fingerprint);
    }
}
