using System.Globalization;

namespace PayGate.Redaction.Reading;

/// <summary>Cuts the text of a turn into runs of letters, runs of decimal digits (of any script) and single signs; blanks only
/// separate.</summary>
internal static class Tokenizer
{
    public static void Read(ReadOnlySpan<char> text, TurnRange range, int turn, WipedList<Token> tokens)
    {
        int at = range.Start;
        while (at < range.End)
        {
            char c = text[at];
            int end = at + 1;
            if (char.IsDigit(c))
            {
                while (end < range.End && char.IsDigit(text[end]))
                {
                    end++;
                }

                tokens.Add(new Token(at, end, turn, TokenKind.Number, 0, Roles.None));
            }
            else if (char.IsLetter(c))
            {
                while (end < range.End && (char.IsLetter(text[end]) || Folding.IsMark(text[end])))
                {
                    end++;
                }

                int entry = Lexicon.Find(text[at..end]);
                tokens.Add(new Token(at, end, turn, TokenKind.Word, entry, Lexicon.Of(entry).Roles));
            }
            else if (!IsBlank(c))
            {
                while (end < range.End && text[end] == c)
                {
                    end++;
                }

                tokens.Add(new Token(at, end, turn, TokenKind.Sign, 0, Roles.None));
            }

            at = end;
        }
    }

    /// <summary>White space, control characters and the invisible ones that hide between digits (zero width space, soft hyphen,
    /// marks).</summary>
    private static bool IsBlank(char c) =>
        c <= ' '
        || (c >= '\u007f' && (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control));
}
