using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Detectors;

/// <summary>Walks over tokens that touch each other, as the parts of an address on the net do.</summary>
internal static class Written
{
    /// <summary>Longest address that is followed in either direction, tokens.</summary>
    public const int Reach = 64;

    /// <summary>The first token of what touches a token on the left, over letters, digits and the given signs.</summary>
    public static int Left(TextReading reading, int from, ReadOnlySpan<char> signs)
    {
        int at = from;
        while (at > 0 && from - at < Reach && reading.Joined(at - 1, at) && Belongs(reading, at - 1, signs))
        {
            at--;
        }

        return at;
    }

    /// <summary>The token after what touches a token on the right, over letters, digits and the given signs.</summary>
    public static int Right(TextReading reading, int from, ReadOnlySpan<char> signs)
    {
        int at = from + 1;
        while (at < reading.Tokens.Count && at - from < Reach && reading.Joined(at - 1, at) && Belongs(reading, at, signs))
        {
            at++;
        }

        return at;
    }

    /// <summary>The end without signs that only close the sentence.</summary>
    public static int TrimEnd(TextReading reading, int first, int end)
    {
        while (end > first + 1 && reading.SignAt(end - 1) is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '-')
        {
            end--;
        }

        return end;
    }

    private static bool Belongs(TextReading reading, int at, ReadOnlySpan<char> signs) =>
        reading.Tokens[at].Kind != TokenKind.Sign || signs.Contains(reading.SignAt(at));
}
