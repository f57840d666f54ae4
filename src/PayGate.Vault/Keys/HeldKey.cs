using System.Diagnostics;
using PayGate.CardData.Memory;

namespace PayGate.Vault.Keys;

/// <summary>An unwrapped key and its number.</summary>
[DebuggerDisplay("guarded")]
internal sealed class HeldKey(long id, GuardedKey key) : IDisposable
{
    /// <summary>Its number, stored with what it protects.</summary>
    internal long Id => id;

    internal GuardedKey Key => key;

    public void Dispose() => key.Dispose();
}
