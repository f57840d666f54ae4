using PayGate.CardData.Cards;

namespace PayGate.Vault.Tokens;

/// <summary>What every token keeps to, whatever its format.</summary>
internal static class TokenText
{
    /// <summary>Crockford's base 32: no i, l, o, u.</summary>
    internal const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Characters before the body.</summary>
    internal const int BodyAt = 4;

    /// <summary>Characters of the body.</summary>
    internal const int BodySize = 26;

    /// <summary>Shorter than any card number, so that no scan for card numbers ever stops at a token.</summary>
    private const int LongestRun = 11;

    /// <summary>128 bits fill 26 characters of 5 bits but for the two highest: such a body begins with 0 to 7.</summary>
    internal static bool LooksLikePermutation(string token) => token[BodyAt] is >= '0' and <= '7';

    /// <summary>
    /// The digits, read together, fail the Luhn check, and no run of them (underscores ignored) is as long as a card number.
    /// </summary>
    internal static bool IsDistinct(ReadOnlySpan<char> text)
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
