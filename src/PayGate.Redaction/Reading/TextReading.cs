namespace PayGate.Redaction.Reading;

/// <summary>One block of turns read into tokens, numbers, chains and topics; reused from block to block and cleared after each.</summary>
internal sealed class TextReading : IDisposable
{
    private readonly WipedList<int> _firstTokens = new();

    public WipedList<char> Text { get; } = new();

    public WipedList<TurnRange> Turns { get; } = new();

    public WipedList<Token> Tokens { get; } = new();

    public WipedList<NumberItem> Items { get; } = new();

    public WipedList<byte> Digits { get; } = new();

    public WipedList<TopicEvent> Events { get; } = new();

    public WipedList<Chain> Chains { get; } = new();

    public WipedList<CodeSymbol> Symbols { get; } = new();

    public WipedList<CodeRun> Runs { get; } = new();

    public Language Language { get; private set; }

    /// <summary>Reads the turns that were put into <see cref="Text"/> and <see cref="Turns"/>.</summary>
    public void Read(Language language)
    {
        for (int turn = 0; turn < Turns.Count; turn++)
        {
            _firstTokens.Add(Tokens.Count);
            Tokenizer.Read(Text.Items, Turns[turn], turn, Tokens);
        }

        Language = language == Language.Unknown ? LanguageGuess.Of(this) : language;
        NumberReader.Read(this);
        ItemMarker.Mark(this);
        DateReader.Read(this);
        TopicReader.Read(this);
        ChainBuilder.Build(this);
        TopicTracker.Assign(this);
        CodeReader.Read(this);
    }

    /// <summary>The tokens of a turn.</summary>
    public (int First, int End) TokensOf(int turn) =>
        (_firstTokens[turn], turn + 1 < _firstTokens.Count ? _firstTokens[turn + 1] : Tokens.Count);

    /// <summary>How many topics were opened before a token.</summary>
    public int EventsBefore(int token)
    {
        int low = 0;
        int high = Events.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Events[middle].FirstToken < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>A word as it begins a name: a capital and then a small letter.</summary>
    public bool IsCapitalised(int token) =>
        (uint)token < (uint)Tokens.Count && Tokens[token] is { Kind: TokenKind.Word, Length: > 1 } word
        && char.IsUpper(Text[word.Start]) && char.IsLower(Text[word.Start + 1]);

    /// <summary>Whether two tokens exist in the same turn with nothing between them, not even a blank.</summary>
    public bool Joined(int left, int right) =>
        left >= 0 && right < Tokens.Count && Tokens[left].End == Tokens[right].Start && Tokens[left].Turn == Tokens[right].Turn;

    public WordEntry EntryAt(int token) =>
        (uint)token < (uint)Tokens.Count && Tokens[token].Entry != 0 ? Lexicon.Of(Tokens[token].Entry) : default;

    public bool HasRole(int token, Roles any) => (uint)token < (uint)Tokens.Count && (Tokens[token].Roles & any) != 0;

    /// <summary>The single character of a sign token; NUL for anything else.</summary>
    public char SignAt(int token) =>
        (uint)token < (uint)Tokens.Count && Tokens[token].Kind == TokenKind.Sign ? Text[Tokens[token].Start] : '\0';

    public ReadOnlySpan<char> TextOf(in Token token) => Text.Items[token.Start..token.End];

    public ReadOnlySpan<byte> DigitsOf(in NumberItem item) => Digits.Items.Slice(item.DigitsAt, item.DigitCount);

    /// <summary>The digits of a chain copied in order; a chain's items need not be neighbours in the store.</summary>
    public int CopyDigits(in Chain chain, Span<byte> target)
    {
        int count = 0;
        for (int i = chain.FirstItem; i < chain.EndItem; i++)
        {
            ref NumberItem item = ref Items[i];
            if (item.Has(ItemTraits.Transparent))
            {
                continue;
            }

            ReadOnlySpan<byte> digits = DigitsOf(item);
            int fits = Math.Min(digits.Length, target.Length - count);
            digits[..fits].CopyTo(target[count..]);
            count += fits;
        }

        return count;
    }

    /// <summary>True when two neighbouring tokens touch.</summary>
    public bool Touch(int token) => Tokens[token].End == Tokens[token + 1].Start && Tokens[token].Turn == Tokens[token + 1].Turn;

    public void Clear()
    {
        Text.Clear();
        Turns.Clear();
        Tokens.Clear();
        Items.Clear();
        Digits.Clear();
        Events.Clear();
        Chains.Clear();
        Symbols.Clear();
        Runs.Clear();
        _firstTokens.Clear();
    }

    public void Dispose()
    {
        Text.Dispose();
        Turns.Dispose();
        Tokens.Dispose();
        Items.Dispose();
        Digits.Dispose();
        Events.Dispose();
        Chains.Dispose();
        Symbols.Dispose();
        Runs.Dispose();
        _firstTokens.Dispose();
    }
}
