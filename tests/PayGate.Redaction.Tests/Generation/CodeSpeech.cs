namespace PayGate.Redaction.Tests.Generation;

/// <summary>Spells codes of letters and digits.</summary>
internal static class CodeSpeech
{
    private static readonly string[] ItalianNames =
    [
        "a", "bi", "ci", "di", "e", "effe", "gi", "acca", "i", "i lunga", "kappa", "elle", "emme", "enne", "o", "pi", "qu", "erre",
        "esse", "ti", "u", "vu",
        "doppia vu", "ics", "ipsilon", "zeta",
    ];

    private static readonly string[] Towns =
    [
        "Ancona", "Bologna", "Como", "Domodossola", "Empoli", "Firenze", "Genova", "Hotel", "Imola", "Jolly", "Kappa", "Livorno",
        "Milano", "Napoli", "Otranto", "Palermo",
        "Quarto", "Roma", "Savona", "Torino", "Udine", "Venezia", "Washington", "Xilofono", "York", "Zara",
    ];

    private static readonly string[] Icao =
    [
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima", "mike", "november",
        "oscar", "papa", "quebec", "romeo",
        "sierra", "tango", "uniform", "victor", "whiskey", "x-ray", "yankee", "zulu",
    ];

    /// <summary>Letter by letter in one of the usual alphabets, digits one by one or by twos.</summary>
    public static string Spell(Speaker speaker, string code)
    {
        int style = speaker.Next(4);
        List<string> words = [];
        int at = 0;
        while (at < code.Length)
        {
            if (code[at] > '9')
            {
                words.Add(Letter(speaker, code[at], style));
                at++;
                continue;
            }

            int end = at;
            while (end < code.Length && code[end] <= '9')
            {
                end++;
            }

            words.AddRange(speaker.Chance(0.3) ? speaker.ByPairs(code[at..end]) : speaker.OneByOne(code[at..end]));
            at = end;
        }

        return string.Join(speaker.Pick(" ", ", ", " "), words);
    }

    /// <summary>Written in one, in groups, or with blanks between the characters.</summary>
    public static string Write(Speaker speaker, string code, int group) => speaker.Next(4) switch
    {
        0 => code.ToLowerInvariant(),
        1 => string.Join(' ', code.Chunk(group).Select(part => new string(part))),
        2 => string.Join(' ', code.Select(symbol => symbol.ToString())),
        _ => code,
    };

    private static string Letter(Speaker speaker, char letter, int style)
    {
        int index = letter - 'A';
        return (style, speaker.Italian) switch
        {
            (0, true) => ItalianNames[index],
            (1, true) => letter + " come " + Towns[index],
            (0, false) => Icao[index],
            (1, false) => letter + " for " + Icao[index],
            (2, false) => letter + " as in " + Icao[index],
            _ => letter.ToString(),
        };
    }
}
