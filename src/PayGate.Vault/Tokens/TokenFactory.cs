using PayGate.CardData.Cards;
using PayGate.Contracts;
using PayGate.Contracts.Cards;

namespace PayGate.Vault.Tokens;

/// <summary>Draws tokens: random, related to the card by its last four digits only.</summary>
internal static class TokenFactory
{
    /// <summary>Shorter than any card number, so that no scan for card numbers ever stops at a token.</summary>
    private const int LongestRun = 11;

    internal static CardToken Draw(string lastFour) => Draw(lastFour, () => Identifiers.NewText("pgt"));

    internal static CardToken Draw(string lastFour, Func<string> body)
    {
        while (true)
        {
            string text = body() + "_" + lastFour;
            if (IsDistinct(text))
            {
                return Identifiers.Parse<CardToken>(text);
            }
        }
    }

    /// <summary>
    /// The digits, read together, fail the Luhn check, and no run of them (underscores ignored) is as long as a card number.
    /// </summary>
    private static bool IsDistinct(string text)
    {
        Span<byte> digits = stackalloc byte[text.Length];
        int count = 0;
        int run = 0;
        int longest = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = (byte)(c - '0');
                longest = Math.Max(longest, ++run);
            }
            else if (c != '_')
            {
                run = 0;
            }
        }

        return longest <= LongestRun && !Luhn.IsValid(digits[..count]);
    }
}
