namespace PayGate.Redaction.Reading;

/// <summary>
/// Turns tokens into numbers: numerals as they stand, number words put together as they are spoken ("forty-one" is 41, "two thousand
/// and twenty eight" is 2028, "doppio quattro" is 44).
/// </summary>
internal static class NumberReader
{
    /// <summary>Commas and hesitations that may stand between "oh" and a digit.</summary>
    private const int ZeroReach = 3;

    public static void Read(TextReading reading)
    {
        int at = 0;
        while (at < reading.Tokens.Count)
        {
            ref Token token = ref reading.Tokens[at];
            at = token.Kind switch
            {
                TokenKind.Number => AddNumeral(reading, at),
                TokenKind.Word when token.Entry != 0 => ReadWord(reading, at),
                _ => at + 1,
            };
        }
    }

    private static int ReadWord(TextReading reading, int at)
    {
        WordEntry word = NumberAt(reading, at);
        switch (word.Form)
        {
            case NumberForm.None or NumberForm.Plural or NumberForm.Ordinal:
                return at + 1;
            case NumberForm.LetterZero:
                if (!IsZero(reading, at))
                {
                    return at + 1;
                }

                return Add(reading, at, at + 1, 0, 1);
            case NumberForm.Multiplier:
                return ReadRepeated(reading, at, at + 1, word.Value);
            case NumberForm.Unit when NumberAt(reading, at + 1) is { Form: NumberForm.Plural } many && word.Value is > 0 and < 8
                && reading.Tokens[at + 1].Turn == reading.Tokens[at].Turn:
                return Add(reading, at, at + 2, many.Value, word.Value);
            case NumberForm.Unit when IsTimes(reading, at, word.Value):
                return ReadRepeated(reading, at, at + 2, word.Value);
            default:
                NumberPhrase phrase = new(reading, at);
                return AddValue(reading, at, phrase.End, phrase.Value);
        }
    }

    /// <summary>The entry when it is a number in the transcript's language.</summary>
    private static WordEntry NumberAt(TextReading reading, int at)
    {
        WordEntry word = reading.EntryAt(at);
        return word.Language != Language.Unknown && reading.Language == Language.English ? default : word;
    }

    /// <summary>"three times four", "tre volte zero".</summary>
    private static bool IsTimes(TextReading reading, int at, int times) =>
        times is 2 or 3 or 4
        && at + 2 < reading.Tokens.Count
        && reading.Tokens[at + 1].Kind == TokenKind.Word
        && reading.TextOf(reading.Tokens[at + 1]) is "times" or "volte"
        && IsDigit(reading, at + 2);

    private static bool IsDigit(TextReading reading, int at) =>
        at < reading.Tokens.Count
        && (reading.Tokens[at] is { Kind: TokenKind.Number, Length: 1 }
        || NumberAt(reading, at) is { Form: NumberForm.Unit or NumberForm.LetterZero });

    private static int ReadRepeated(TextReading reading, int first, int at, int times)
    {
        if (!IsDigit(reading, at) || reading.Tokens[at].Turn != reading.Tokens[first].Turn)
        {
            return first + 1;
        }

        int digit = reading.Tokens[at].Kind == TokenKind.Number ? ValueOf(reading.Text[reading.Tokens[at].Start])
            : NumberAt(reading, at).Value;
        return Add(reading, first, at + 1, digit, times);
    }

    /// <summary>"oh" and "o" are zero among digits. In Italian "o" means "or", so there it is never one.</summary>
    private static bool IsZero(TextReading reading, int at)
    {
        if (reading.Language == Language.Italian)
        {
            return false;
        }

        if (reading.SignAt(at + 1) is '\'' or '\u2019')
        {
            return false;
        }

        bool single = reading.Tokens[at].Length == 1;
        bool after = FollowsNumber(reading, at);
        bool before = PrecedesNumber(reading, at);
        return single && reading.Language == Language.Unknown ? after && before : after || before;
    }

    private static bool FollowsNumber(TextReading reading, int at)
    {
        if (reading.Items.Count == 0 || reading.Items[^1].Turn != reading.Tokens[at].Turn || at - reading.Items[^1].EndToken > ZeroReach)
        {
            return false;
        }

        for (int between = reading.Items[^1].EndToken; between < at; between++)
        {
            if (!PassesZero(reading, between))
            {
                return false;
            }
        }

        return true;
    }

    private static bool PrecedesNumber(TextReading reading, int at)
    {
        for (int next = at + 1; next <= at + (2 * ZeroReach) && next < reading.Tokens.Count
            && reading.Tokens[next].Turn == reading.Tokens[at].Turn; next++)
        {
            NumberForm form = NumberAt(reading, next).Form;
            if (reading.Tokens[next].Kind == TokenKind.Number
                || form is NumberForm.Unit or NumberForm.Teen or NumberForm.Tens or NumberForm.Compound or NumberForm.Multiplier)
            {
                return true;
            }

            if (form != NumberForm.LetterZero && !PassesZero(reading, next))
            {
                return false;
            }
        }

        return false;
    }

    private static bool PassesZero(TextReading reading, int at) =>
        reading.Tokens[at].Kind == TokenKind.Sign ? reading.SignAt(at) is ',' or '-' or '.' : reading.HasRole(at, Roles.Filler);

    private static int AddNumeral(TextReading reading, int at)
    {
        Token token = reading.Tokens[at];
        int digitsAt = reading.Digits.Count;
        Span<byte> digits = reading.Digits.Reserve(token.Length);
        for (int i = 0; i < token.Length; i++)
        {
            digits[i] = (byte)ValueOf(reading.Text[token.Start + i]);
        }

        reading.Digits.Advance(token.Length);
        reading.Items.Add(new NumberItem(at, at + 1, token.Start, token.End, token.Turn, digitsAt, token.Length, ItemTraits.Numeral));
        return at + 1;
    }

    private static int ValueOf(char digit) => digit is >= '0' and <= '9' ? digit - '0' : (int)char.GetNumericValue(digit);

    private static int AddValue(TextReading reading, int first, int end, int value)
    {
        Span<char> text = stackalloc char[12];
        value.TryFormat(text, out int length, default, null);
        int digitsAt = reading.Digits.Count;
        Span<byte> digits = reading.Digits.Reserve(length);
        for (int i = 0; i < length; i++)
        {
            digits[i] = (byte)(text[i] - '0');
        }

        text.Clear();
        return AddItem(reading, first, end, digitsAt, length);
    }

    private static int Add(TextReading reading, int first, int end, int digit, int times)
    {
        int digitsAt = reading.Digits.Count;
        reading.Digits.Reserve(times)[..times].Fill((byte)digit);
        return AddItem(reading, first, end, digitsAt, times);
    }

    private static int AddItem(TextReading reading, int first, int end, int digitsAt, int count)
    {
        reading.Digits.Advance(count);
        ItemTraits traits = end - first == 1 && reading.HasRole(first, Roles.Ambiguous) ? ItemTraits.Ambiguous : ItemTraits.None;
        reading.Items.Add(new NumberItem(
            first, end, reading.Tokens[first].Start, reading.Tokens[end - 1].End, reading.Tokens[first].Turn, digitsAt, count, traits));
        return end;
    }
}
