using PayGate.CardData.Memory;

namespace PayGate.CardData.Sodium;

/// <summary>The native library everything here stands on.</summary>
public static class SodiumRuntime
{
    private static readonly Lazy<bool> Started = new(Start);

    /// <summary>
    /// Loads libsodium and locks the memory for card data. Call it at start, so that a host that cannot protect cards does not serve.
    /// </summary>
    /// <exception cref="GuardedMemoryException">libsodium is missing, or the memory cannot be locked.</exception>
    public static void EnsureReady()
    {
        EnsureLoaded();
        GuardedSlab.EnsureReady();
    }

    internal static void EnsureLoaded() => _ = Started.Value;

    private static bool Start()
    {
        try
        {
            return LibSodium.sodium_init() >= 0
                ? true
                : throw new GuardedMemoryException("libsodium could not be initialised.");
        }
        catch (DllNotFoundException error)
        {
            throw new GuardedMemoryException("libsodium was not found: install the package libsodium23.", error);
        }
    }
}
