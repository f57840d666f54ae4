namespace PayGate.Redaction.Reading;

/// <summary>Brings a word to the form in which the lexicon keeps it: lower case, without accents.</summary>
internal static class Folding
{
    /// <summary>Longest word that can be known; longer ones are unknown by definition.</summary>
    public const int Longest = 48;

    private const string Latin1 = "aaaaaaaceeeeiiiidnooooo/ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";

    /// <summary>Folds a word; 0 when it does not fit.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        int length = 0;
        foreach (char c in word)
        {
            if (IsMark(c))
            {
                continue;
            }

            if (length == folded.Length)
            {
                return 0;
            }

            folded[length++] = Fold(c);
        }

        return length;
    }

    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f';

    private static char Fold(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u00c0' => c,
        <= '\u00ff' => Latin1[c - '\u00c0'],
        _ => char.ToLowerInvariant(c),
    };
}
