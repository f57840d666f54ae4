using PayGate.CardData.Memory;

namespace PayGate.Vault.Tests.Support;

/// <summary>Key bytes for comparing; test keys only.</summary>
internal static class KeyBytes
{
    internal static byte[] Of(GuardedKey key)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        key.RevealTo(slot);
        return slot.Bytes[..GuardedKey.Size].ToArray();
    }
}
