using System.Collections.Frozen;

namespace PayGate.Redaction.Reading;

/// <summary>Everything that is known about words, built once. An entry is named by its index, so that a token stays small.</summary>
internal static class Lexicon
{
    private static readonly WordEntry[] Entries;
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Index;

    static Lexicon()
    {
        LexiconBuilder builder = new();
        EnglishNumbers.AddTo(builder);
        ItalianNumbers.AddTo(builder);
        CommonWords.AddTo(builder);
        SpelledLetters.AddTo(builder);
        Gazetteer.AddTo(builder);
        ItalianPhrases.AddTo(builder);
        EnglishPhrases.AddTo(builder);
        builder.Link();

        Phrases = builder.Phrases;
        Entries = [default, .. builder.Words.Values];
        int next = 1;
        Index = builder.Words.Keys.ToFrozenDictionary(word => word, _ => next++, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static PhraseTree Phrases { get; }

    /// <summary>What is known of an entry; entries past the table are Italian compounds, whose value is the excess.</summary>
    public static WordEntry Of(int entry) => entry < Entries.Length
        ? Entries[entry]
        : new WordEntry(Roles.None, NumberForm.Compound, entry - Entries.Length, 0, '\0', 0, Language.Unknown);

    /// <summary>The entry of a word in any case and with any accents; 0 when it is not known.</summary>
    public static int Find(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[Folding.Longest];
        ReadOnlySpan<char> folded = buffer[..Folding.Fold(word, buffer)];
        int entry = 0;
        if (folded.Length > 0 && !Index.TryGetValue(folded, out entry) && ItalianNumbers.TryRead(folded, Value, out int value))
        {
            entry = Entries.Length + value;
        }

        buffer.Clear();
        return entry;
    }

    private static int Value(ReadOnlySpan<char> word) =>
        Index.TryGetValue(word, out int entry) && Entries[entry].Form is not (NumberForm.None or NumberForm.Multiplier
            or NumberForm.Plural or NumberForm.LetterZero or NumberForm.Ordinal)
            ? Entries[entry].Value
            : -1;
}
