using System.Diagnostics;
using PayGate.CardData.Cards;

namespace PayGate.Vault.Tokens;

/// <summary>A card out of the store, in guarded memory. Disposing wipes it.</summary>
[DebuggerDisplay("guarded")]
internal sealed class StoredCard(Pan number, ExpiryDate expiry) : IDisposable
{
    internal Pan Number => number;

    internal ExpiryDate Expiry => expiry;

    public void Dispose()
    {
        number.Dispose();
        expiry.Dispose();
    }
}
