using PayGate.Contracts.Cards;

namespace PayGate.CardData.Cards;

internal static class PanMask
{
    private const int Shown = 4;

    internal static MaskedPan Of(ReadOnlySpan<byte> guardedDigits)
    {
        if (guardedDigits.Length is < 12 or > 19 || guardedDigits.ContainsAnyExceptInRange((byte)0, (byte)9))
        {
            throw new ArgumentException("A card number has 12 to 19 digits.", nameof(guardedDigits));
        }

        Span<char> lastFour = stackalloc char[Shown];
        for (int i = 0; i < Shown; i++)
        {
            lastFour[i] = (char)('0' + guardedDigits[guardedDigits.Length - Shown + i]);
        }

        return new MaskedPan(IssuerRanges.Find(guardedDigits).Brand, guardedDigits.Length, new string(lastFour));
    }
}
