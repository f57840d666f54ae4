namespace PayGate.Redaction.Reading;

/// <summary>
/// Reads codes of letters and digits however they are given: written in one or in groups, spelled letter by letter, by letter names,
/// by the town or the ICAO alphabet ("erre come Roma"), with digits as numerals or words between.
/// </summary>
internal static class CodeReader
{
    private const int ShortestRun = 4;
    private const int MaxGapTokens = 6;
    private const int LongestGroup = 6;
    private const int WholeFiscalCode = 16;

    /// <summary>A topic is answered by a code at most so many tokens and turns later.</summary>
    private const int TopicTokens = 60;

    private const int TopicTurns = 5;

    public static void Read(TextReading reading)
    {
        int first = reading.Symbols.Count;
        int lastToken = -1;
        int item = 0;
        int nextEvent = 0;
        int at = 0;
        while (at < reading.Tokens.Count)
        {
            while (item < reading.Items.Count && reading.Items[item].FirstToken < at)
            {
                item++;
            }

            bool isItem = item < reading.Items.Count && reading.Items[item].FirstToken == at;
            int before = reading.Symbols.Count;
            int end = isItem ? AddDigits(reading, reading.Items[item]) : AddLetters(reading, at);
            if (reading.Symbols.Count > before)
            {
                lastToken = end;
            }
            else if (before > first && !Passes(reading, at, lastToken))
            {
                Close(reading, first, ref nextEvent);
                first = reading.Symbols.Count;
            }

            at = end;
        }

        Close(reading, first, ref nextEvent);
    }

    private static bool Passes(TextReading reading, int at, int lastToken)
    {
        if (at - lastToken > MaxGapTokens || reading.Tokens[at].Turn - reading.Tokens[lastToken - 1].Turn > 2)
        {
            return false;
        }

        return reading.Tokens[at].Kind == TokenKind.Sign
            ? reading.SignAt(at) is not ('?' or '@' or '€' or '$' or '£' or '%' or '+' or '!')
            : reading.HasRole(at, Roles.Filler);
    }

    private static int AddDigits(TextReading reading, in NumberItem item)
    {
        for (int i = 0; i < item.DigitCount; i++)
        {
            reading.Symbols.Add(new CodeSymbol((char)('0' + reading.DigitsOf(item)[i]), item.FirstToken, item.EndToken, false));
        }

        return item.EndToken;
    }

    private static int AddLetters(TextReading reading, int at)
    {
        ref Token token = ref reading.Tokens[at];
        if (token.Kind != TokenKind.Word || IsElided(reading, at))
        {
            return at + 1;
        }

        WordEntry word = Lexicon.Of(token.Entry);
        if (word.Form == NumberForm.Multiplier)
        {
            return AddDoubled(reading, at, word.Value);
        }

        char letter = token.Length == 1 ? Upper(reading.Text[token.Start]) : word.Letter;
        if (letter is >= 'A' and <= 'Z')
        {
            int end = AfterExample(reading, at, ref letter);
            bool weak = end == at + 1 && !reading.Joined(at - 1, at) && !char.IsAsciiLetterUpper(reading.Text[token.Start])
                && (word.Roles & (Roles.Stop | Roles.Filler | Roles.Range)) != 0 && token.Length <= 2;
            reading.Symbols.Add(new CodeSymbol(letter, at, end, weak));
            return end;
        }

        if (IsGroup(reading, at, word.Phrase != 0))
        {
            for (int i = token.Start; i < token.End; i++)
            {
                reading.Symbols.Add(new CodeSymbol(Upper(reading.Text[i]), at, at + 1, false));
            }
        }

        return at + 1;
    }

    /// <summary>"doppia esse" is SS; "doppia vu" and "double u" are W.</summary>
    private static int AddDoubled(TextReading reading, int at, int times)
    {
        WordEntry next = reading.EntryAt(at + 1);
        bool single = at + 1 < reading.Tokens.Count && reading.Tokens[at + 1] is { Kind: TokenKind.Word, Length: 1 };
        char letter = single ? Upper(reading.Text[reading.Tokens[at + 1].Start]) : next.Letter;
        if (letter is < 'A' or > 'Z')
        {
            return at + 1;
        }

        if (letter is 'V' or 'U')
        {
            letter = 'W';
            times = 1;
        }

        for (int i = 0; i < times; i++)
        {
            reading.Symbols.Add(new CodeSymbol(letter, at, at + 2, false));
        }

        return at + 2;
    }

    /// <summary>Passes the example of "R come Roma", "S as in sierra"; "i lunga" is J.</summary>
    private static int AfterExample(TextReading reading, int at, ref char letter)
    {
        if (letter == 'I' && reading.EntryAt(at + 1).Letter == 'J')
        {
            letter = 'J';
            return at + 2;
        }

        int next = at + 1;
        while (next < reading.Tokens.Count && next - at <= 2 && (reading.HasRole(next, Roles.SpellsOut) || (next == at + 2
            && IsIn(reading, next))))
        {
            next++;
        }

        bool example = next > at + 1
            && next < reading.Tokens.Count
            && reading.Tokens[next].Kind == TokenKind.Word
            && reading.Tokens[next].Length > 1
            && Upper(reading.Text[reading.Tokens[next].Start]) == letter;
        return example ? next + 1 : at + 1;
    }

    private static bool IsIn(TextReading reading, int at) => reading.Tokens[at].Kind == TokenKind.Word
        && reading.TextOf(reading.Tokens[at]) is "in";

    /// <summary>A short group of capitals that does not name the thing itself (IBAN, NI), letters that touch digits, or a whole codice
    /// fiscale whose digits became letters.</summary>
    private static bool IsGroup(TextReading reading, int at, bool names)
    {
        ref Token token = ref reading.Tokens[at];
        ReadOnlySpan<char> text = reading.TextOf(token);
        foreach (char c in text)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        if (token.Length > LongestGroup)
        {
            return token.Length == WholeFiscalCode;
        }

        bool capitals = text.IndexOfAnyExceptInRange('A', 'Z') < 0;
        bool touches = (at > 0 && reading.Tokens[at - 1].Kind == TokenKind.Number && reading.Touch(at - 1))
            || (at + 1 < reading.Tokens.Count && reading.Tokens[at + 1].Kind == TokenKind.Number && reading.Touch(at));
        return (capitals && !names) || touches || (token.Entry == 0 && token.Length == LongestGroup && at + 1 < reading.Tokens.Count
            && reading.Tokens[at + 1].Kind == TokenKind.Number);
    }

    /// <summary>The l of "l'iban" and the s of "it's" are no letters of a code.</summary>
    private static bool IsElided(TextReading reading, int at) =>
        (reading.SignAt(at + 1) is '\'' or '\u2019' && reading.Touch(at)) || (reading.SignAt(at - 1) is '\'' or '\u2019'
            && reading.Touch(at - 1));

    private static char Upper(char c) => c is >= 'a' and <= 'z' ? (char)(c - 32) : c;

    private static void Close(TextReading reading, int first, ref int nextEvent)
    {
        int end = reading.Symbols.Count;
        if (end == first)
        {
            return;
        }

        int at = reading.Symbols[first].FirstToken;
        while (nextEvent < reading.Events.Count && reading.Events[nextEvent].FirstToken <= at)
        {
            nextEvent++;
        }

        Topic topic = TopicOf(reading, at, reading.Symbols[end - 1].EndToken, nextEvent);
        while (first < end && IsLoose(reading, reading.Symbols[first], topic))
        {
            first++;
        }

        while (end > first && reading.Symbols[end - 1].Weak)
        {
            end--;
        }

        if (end - first < ShortestRun)
        {
            return;
        }

        int letters = 0;
        for (int i = first; i < end; i++)
        {
            letters += reading.Symbols[i].Value > '9' ? 1 : 0;
        }

        reading.Runs.Add(new CodeRun(first, end, letters, end - first - letters, topic));
    }

    /// <summary>A small word before a code is one of its letters only when a code was asked for, and "è" never is.</summary>
    private static bool IsLoose(TextReading reading, in CodeSymbol symbol, Topic topic) =>
        symbol.Weak && (topic is Topic.None or Topic.Reference || reading.HasRole(symbol.FirstToken, Roles.Copula));

    private static Topic TopicOf(TextReading reading, int at, int end, int nextEvent)
    {
        for (int i = nextEvent - 1; i >= 0 && i >= nextEvent - 3; i--)
        {
            ref TopicEvent said = ref reading.Events[i];
            if (at - said.EndToken > TopicTokens || reading.Tokens[at].Turn - said.Turn > TopicTurns)
            {
                break;
            }

            if (said.Strong && said.Topic is not (Topic.Amount or Topic.Appointment))
            {
                return said.Topic;
            }
        }

        if (nextEvent < reading.Events.Count && reading.Events[nextEvent] is var next && next.FirstToken - end is >= 0 and <= 4
            && next.Turn == reading.Tokens[at].Turn)
        {
            return next.Topic;
        }

        return Topic.None;
    }
}
