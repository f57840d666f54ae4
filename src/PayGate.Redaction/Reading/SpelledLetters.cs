namespace PayGate.Redaction.Reading;

/// <summary>Words that stand for a letter when a code is spelled: letter names, the Italian town alphabet and the ICAO alphabet.</summary>
internal static class SpelledLetters
{
    private static readonly string[] Names =
    [
        "alpha alfa ancona", "bi bravo bologna bee barcelona", "ci charlie como cee", "di delta domodossola dee", "echo empoli",
        "effe foxtrot firenze eff", "gi golf genova gee", "acca hotel aitch", "india imola", "juliet juliett jolly jay lunga",
        "kappa cappa kilo kay", "elle lima livorno", "emme mike milano em", "enne november napoli", "oscar otranto",
        "pi papa palermo pee", "cu qu quebec quarto quadro", "erre romeo roma ar", "esse sierra savona ess", "ti tango torino tee",
        "uniform udine", "vi vu victor venezia verona vee", "whiskey washington", "ics xray xilofono ex",
        "ipsilon yankee yacht york yogurt",
        "zeta zulu zara zed zee",
    ];

    public static void AddTo(LexiconBuilder words)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            words.Letter((char)('A' + i), Names[i]);
        }

        words.Role(Roles.SpellsOut, "come as like for");
    }
}
