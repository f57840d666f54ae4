using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Detectors;

/// <summary>How words look that may be part of a name of a person or a street.</summary>
internal static class NameWords
{
    private const int Longest = 4;

    public static bool IsKnown(TextReading reading, int at) => reading.HasRole(at, Roles.GivenName | Roles.FamilyName);

    /// <summary>A word that the lexicon does not know at all.</summary>
    public static bool IsUnknown(TextReading reading, int at) =>
        (uint)at < (uint)reading.Tokens.Count && reading.Tokens[at] is { Kind: TokenKind.Word, Entry: 0, Length: > 2 };

    /// <summary>The end of the name that begins at a token.</summary>
    /// <param name="reading">The block.</param>
    /// <param name="first">Where it begins.</param>
    /// <param name="loose">Also takes words that are written small and unknown, at most two.</param>
    public static int EndOfName(TextReading reading, int first, bool loose)
    {
        int end = first;
        int taken = 0;
        int small = 0;
        while (end < reading.Tokens.Count && taken < Longest && reading.Tokens[end].Turn == reading.Tokens[first].Turn
            && reading.Tokens[end].Kind == TokenKind.Word)
        {
            bool elided = reading.Tokens[end].Length == 1 && reading.TextOf(reading.Tokens[end]) is "O" or "D" or "o" or "d"
                && reading.SignAt(end + 1) is '\'' or '\u2019' && reading.Joined(end + 1, end + 2)
                && (taken > 0 || reading.IsCapitalised(end + 2));
            bool capital = (elided || reading.IsCapitalised(end)) && !reading.HasRole(end, Roles.Stop | Roles.Filler);
            bool particle = taken > 0 && IsParticle(reading, end) && end + 1 < reading.Tokens.Count && (reading.IsCapitalised(end + 1)
                || IsKnown(reading, end + 1));
            bool unknown = (loose || taken > 0 && reading.SignAt(end - 1) is '\'' or '\u2019') && IsUnknown(reading, end) && small < 2;
            if (!capital && !particle && !unknown && !IsKnown(reading, end))
            {
                break;
            }

            small += capital || IsKnown(reading, end) ? 0 : 1;
            taken++;
            end++;
            if (reading.SignAt(end) is '\'' or '\u2019' or '-' && reading.Joined(end - 1, end) && reading.Joined(end, end + 1)
                && end + 1 < reading.Tokens.Count && (elided || reading.IsCapitalised(end + 1)))
            {
                end++;
            }
        }

        return end;
    }

    private static bool IsParticle(TextReading reading, int at) =>
        reading.TextOf(reading.Tokens[at]) is "de" or "De" or "di" or "Di" or "del" or "Del" or "della" or "Della" or "lo" or "Lo"
            or "la" or "La" or "van" or "von" or "da" or "Da" or "D" or "O";
}
