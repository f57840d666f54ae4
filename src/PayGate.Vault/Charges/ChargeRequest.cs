using PayGate.Audit;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Charges;

namespace PayGate.Vault.Charges;

/// <summary>A charge that is asked for.</summary>
/// <param name="Token">On which card.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reference">The merchant's own: 1 to 64 visible ASCII characters without 12 digits in a row.</param>
internal sealed record ChargeRequest(CardToken Token, Money Amount, string Reference)
{
    private const int LongestReference = 64;

    /// <summary>What the card is used for; must be what it was stored for.</summary>
    internal CardPurpose? Purpose { get; init; }

    /// <summary>The card came over the telephone (MOTO). On by default.</summary>
    internal bool IsMailOrTelephone { get; init; } = true;

    /// <summary>Takes the amount at once in place of reserving it.</summary>
    internal bool CaptureAtOnce { get; init; }

    internal ChargeRefusal? Problem() =>
        !Amount.IsChargeable ? ChargeRefusal.Amount
        : Reference is not { Length: > 0 and <= LongestReference }
            || Reference.AsSpan().ContainsAnyExceptInRange('!', '~')
            || CardLengthDigits.AreIn(Reference) ? ChargeRefusal.Reference
        : null;
}
