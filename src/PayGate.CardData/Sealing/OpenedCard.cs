using System.Diagnostics;
using PayGate.CardData.Cards;

namespace PayGate.CardData.Sealing;

/// <summary>A card in the clear, in guarded memory only. Disposing wipes all of it.</summary>
[DebuggerDisplay("guarded")]
public sealed class OpenedCard : IDisposable
{
    internal OpenedCard(Pan number, ExpiryDate expiry, SecurityCode? code)
    {
        Number = number;
        Expiry = expiry;
        Code = code;
    }

    /// <summary>The card number.</summary>
    public Pan Number { get; }

    /// <summary>The expiry date.</summary>
    public ExpiryDate Expiry { get; }

    /// <summary>The security code, when it was asked for.</summary>
    public SecurityCode? Code { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Number.Dispose();
        Expiry.Dispose();
        Code?.Dispose();
    }
}
