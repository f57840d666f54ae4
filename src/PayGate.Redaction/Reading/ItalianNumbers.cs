namespace PayGate.Redaction.Reading;

/// <summary>Italian number words: 0 to 999 as single words, and the way in which thousands are written in one word.</summary>
internal static class ItalianNumbers
{
    private static readonly string[] Small =
    [
        "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici",
        "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove",
    ];

    private static readonly string[] Tens = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

    /// <summary>Gives the value of a word, or -1.</summary>
    public delegate int WordValue(ReadOnlySpan<char> word);

    public static void AddTo(LexiconBuilder words)
    {
        for (int value = 0; value < 1000; value++)
        {
            NumberForm form = value switch
            {
                < 10 => NumberForm.Unit,
                < 20 => NumberForm.Teen,
                < 100 when value % 10 == 0 => NumberForm.Tens,
                _ => NumberForm.Compound,
            };
            bool shared = value is 2 or 6;
            words.Number(form, value, string.Join(' ', Spellings(value)), shared ? Language.Italian : Language.Unknown);
        }

        words.Number(NumberForm.Compound, 1000, "mille");
        words.Number(NumberForm.Thousand, 1000, "mila");
        words.Number(NumberForm.Million, 1_000_000, "milione milioni");
        words.Number(NumberForm.Plural, 0, "zeri");
        words.Number(NumberForm.Multiplier, 2, "doppio doppia");
        words.Number(NumberForm.Multiplier, 3, "triplo tripla");
        words.Number(NumberForm.Multiplier, 4, "quadruplo quadrupla");
        words.Number(NumberForm.Ordinal, 1, "primo");
        words.Role(Roles.Ambiguous, "uno due sei");
        words.Month(1, "gennaio genn gen");
        words.Month(2, "febbraio febbr");
        words.Month(3, "marzo");
        words.Month(4, "aprile");
        words.Month(5, "maggio");
        words.Month(6, "giugno giu");
        words.Month(7, "luglio lug");
        words.Month(8, "agosto");
        words.Month(9, "settembre sett");
        words.Month(10, "ottobre ott");
        words.Month(11, "novembre");
        words.Month(12, "dicembre dic");
    }

    /// <summary>Reads thousands in one folded word: duemilaventotto, millenovecentottanta.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, WordValue known, out int value)
    {
        value = 0;
        int at = word.IndexOf("mila", StringComparison.Ordinal);
        int thousands = at > 0 ? known(word[..at]) : word.StartsWith("mille", StringComparison.Ordinal) ? 1 : -1;
        if (thousands is < 1 or > 999)
        {
            return false;
        }

        ReadOnlySpan<char> rest = word[(at > 0 ? at + 4 : 5)..];
        int below = rest.IsEmpty ? 0 : known(rest);
        value = (thousands * 1000) + below;
        return below is >= 0 and < 1000;
    }

    private static List<string> Spellings(int value)
    {
        if (value < 100)
        {
            return [BelowHundred(value)];
        }

        int hundreds = value / 100;
        int rest = value % 100;
        string head = (hundreds == 1 ? "" : Small[hundreds]) + "cento";
        if (rest == 0)
        {
            return [head];
        }

        string tail = BelowHundred(rest);
        List<string> all = [head + tail];
        if (tail[0] == 'o' || tail.StartsWith("uno", StringComparison.Ordinal))
        {
            all.Add(head[..^1] + tail);
        }

        return all;
    }

    private static string BelowHundred(int value)
    {
        if (value < 20)
        {
            return Small[value];
        }

        string ten = Tens[(value / 10) - 2];
        return (value % 10) switch
        {
            0 => ten,
            1 or 8 => ten[..^1] + Small[value % 10],
            _ => ten + Small[value % 10],
        };
    }
}
