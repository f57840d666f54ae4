using PayGate.CardData.Sodium;

namespace PayGate.CardData.Memory;

/// <summary>Pages between two guard pages, locked against swapping and left out of core dumps.</summary>
/// <remarks>
/// sodium_malloc hides a failed lock by design (libsodium issue 1237), so the lock is asked for again and its answer checked.
/// </remarks>
internal static unsafe class GuardedAllocation
{
    internal static byte* Allocate(int size)
    {
        SodiumRuntime.EnsureLoaded();
        void* memory = LibSodium.sodium_malloc((nuint)size);
        if (memory is null)
        {
            throw new GuardedMemoryException("Guarded memory could not be allocated.");
        }

        if (LibSodium.sodium_mlock(memory, (nuint)size) != 0)
        {
            LibSodium.sodium_free(memory);
            throw new GuardedMemoryException(
                "Memory for card data could not be locked: raise the limit of locked memory (ulimit -l, LimitMEMLOCK).");
        }

        LibSodium.sodium_memzero(memory, (nuint)size);
        return (byte*)memory;
    }
}
