using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Transcripts;

/// <summary>
/// Decides where a long transcript is cut into blocks. A cut only looks back, so turns that arrive one by one are cut where the whole
/// transcript would be, and streaming finds the same spans.
/// </summary>
internal static class BlockPlanner
{
    /// <summary>Turns of the block before that are read again for context.</summary>
    public const int Overlap = 8;

    /// <summary>A block may end once it has so many turns or characters; it ends after a turn in which nothing can be pending.</summary>
    private const int EnoughTurns = 32;

    private const int EnoughChars = 32 * 1024;

    private const int MostTurns = 1024;
    private const int MostChars = 4 * 1024 * 1024;

    /// <summary>Whether a block that holds so much may end after this turn.</summary>
    public static bool EndsAfter(int turns, int chars, ReadOnlySpan<char> lastTurn, WipedList<Token> scratch)
    {
        if (turns >= MostTurns || chars >= MostChars)
        {
            return true;
        }

        return (turns >= EnoughTurns || chars >= EnoughChars) && IsQuiet(lastTurn, scratch);
    }

    /// <summary>No number, no topic, and a word that no chain of numbers passes.</summary>
    private static bool IsQuiet(ReadOnlySpan<char> turn, WipedList<Token> scratch)
    {
        scratch.Clear();
        Tokenizer.Read(turn, new TurnRange(0, turn.Length), 0, scratch);
        bool closes = false;
        foreach (ref readonly Token token in scratch.Items)
        {
            WordEntry word = token.Kind == TokenKind.Word ? Lexicon.Of(token.Entry) : default;
            if (token.Kind == TokenKind.Number || word.Phrase != 0 || word.Form != NumberForm.None)
            {
                return false;
            }

            closes |= token.Kind == TokenKind.Word && (word.Roles & Roles.Filler) == 0;
        }

        return closes;
    }
}
