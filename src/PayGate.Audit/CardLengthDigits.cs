using System.Buffers;

namespace PayGate.Audit;

/// <summary>Tells texts that could hold a card number: for the audit trail, and for every field into which a person types.</summary>
public static class CardLengthDigits
{
    private const int FewestCardDigits = 12;
    private const int RandomPartLength = 26;

    private static readonly SearchValues<char> RandomLetters = SearchValues.Create("0123456789abcdefghjkmnpqrstvwxyz");

    /// <summary>
    /// True when 12 or more decimal digits of any script follow each other with nothing but separators (neither letter nor digit)
    /// in between. Longer runs than 19 count too: a card number may stand inside.
    /// </summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        int run = 0;
        foreach (char c in text)
        {
            if (char.IsDigit(c))
            {
                run++;
                if (run >= FewestCardDigits)
                {
                    return true;
                }
            }
            else if (char.IsLetter(c))
            {
                run = 0;
            }
        }

        return false;
    }

    /// <summary>
    /// True for the house's random identifiers (prefix, underscore, 26 random characters; a token adds its last four), in
    /// which a long run of digits comes about by chance, about once in 100 000.
    /// </summary>
    internal static bool IsRandomIdentifier(ReadOnlySpan<char> text)
    {
        int underscore = text.IndexOf('_');
        if (underscore is < 2 or > 8 || text[..underscore].IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[(underscore + 1)..];
        if (rest.Length < RandomPartLength || rest[..RandomPartLength].IndexOfAnyExcept(RandomLetters) >= 0)
        {
            return false;
        }

        ReadOnlySpan<char> lastFour = rest[RandomPartLength..];
        return lastFour.IsEmpty
            || (lastFour.Length == 5 && lastFour[0] == '_' && lastFour[1..].IndexOfAnyExceptInRange('0', '9') < 0);
    }
}
