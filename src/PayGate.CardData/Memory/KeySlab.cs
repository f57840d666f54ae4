using PayGate.CardData.Sodium;

namespace PayGate.CardData.Memory;

/// <summary>Locked blocks that many keys share. They grow by a block at a time and are kept.</summary>
internal static unsafe class KeySlab
{
    internal const int KeysPerBlock = 1024;

    private static readonly Lock Gate = new();
    private static readonly Stack<nint> Free = new();

    internal static byte* Take()
    {
        lock (Gate)
        {
            if (Free.Count == 0)
            {
                byte* block = GuardedAllocation.Allocate(KeysPerBlock * GuardedKey.Size);
                for (int i = KeysPerBlock - 1; i >= 0; i--)
                {
                    Free.Push((nint)(block + (i * GuardedKey.Size)));
                }
            }

            return (byte*)Free.Pop();
        }
    }

    internal static void Return(byte* key)
    {
        LibSodium.sodium_memzero(key, GuardedKey.Size);
        lock (Gate)
        {
            Free.Push((nint)key);
        }
    }
}
