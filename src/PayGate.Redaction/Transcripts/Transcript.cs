using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Transcripts;

/// <summary>What was said, turn by turn, in one buffer that is cleared when the transcript is disposed or reused.</summary>
public sealed class Transcript : IDisposable
{
    private readonly WipedList<char> _text = new();
    private readonly WipedList<TurnRange> _turns = new();

    /// <summary>Turns added so far.</summary>
    public int TurnCount => _turns.Count;

    /// <summary>UTF-16 code units of all turns together.</summary>
    public int Length => _text.Count;

    internal Language Language { get; private set; }

    /// <summary>Says the language, as a tag such as <c>it</c> or <c>en-GB</c>. Another one, or none, lets the words decide.</summary>
    public void SetLanguage(ReadOnlySpan<char> tag) => Language =
        tag.StartsWith("it", StringComparison.OrdinalIgnoreCase) ? Language.Italian
        : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English
        : Language.Unknown;

    /// <summary>Adds a turn by copying its text.</summary>
    public void AddTurn(ReadOnlySpan<char> text)
    {
        text.CopyTo(ReserveTurn(text.Length));
        CommitTurn(text.Length);
    }

    /// <summary>The text of a turn, from 0; valid until the transcript changes.</summary>
    public ReadOnlySpan<char> TextOf(int turn) => _text.Items[_turns[turn].Start.._turns[turn].End];

    /// <summary>Empties the transcript for reuse and clears what it held.</summary>
    public void Clear()
    {
        _text.Clear();
        _turns.Clear();
        Language = Language.Unknown;
    }

    /// <summary>Removes turns from the front.</summary>
    internal void DropTurns(int count)
    {
        int from = count < _turns.Count ? _turns[count].Start : _text.Count;
        _text.Drop(from);
        _turns.Drop(count);
        foreach (ref TurnRange turn in _turns.Items)
        {
            turn = new TurnRange(turn.Start - from, turn.End - from);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _turns.Dispose();
    }

    /// <summary>Room for the text of the next turn; fill it and call <see cref="CommitTurn"/>.</summary>
    internal Span<char> ReserveTurn(int length) => _text.Reserve(length);

    internal void CommitTurn(int length)
    {
        int start = _text.Count;
        _text.Advance(length);
        _turns.Add(new TurnRange(start, start + length));
    }
}
