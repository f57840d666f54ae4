namespace PayGate.Redaction.Transcripts;

/// <summary>
/// Redacts a transcript while it grows. Turns come back, in order, as soon as nothing that is still to come can change them; the spans
/// are those that <see cref="TranscriptRedactor.Redact"/> finds in the whole.
/// </summary>
public sealed class TranscriptStream : IDisposable
{
    private readonly Transcript _pending = new();
    private readonly TranscriptRedactor _redactor;
    private int _dropped;
    private int _first;
    private int _chars;

    /// <summary>Begins a transcript.</summary>
    /// <param name="policy">What goes and what stands in its place.</param>
    /// <param name="language">A language tag, or nothing to let the words decide.</param>
    public TranscriptStream(RedactionPolicy policy, ReadOnlySpan<char> language)
    {
        _redactor = new TranscriptRedactor(policy);
        _pending.SetLanguage(language);
    }

    /// <summary>Adds a turn. Returns the turns that became final with it, or null when it must wait; the caller disposes them.</summary>
    /// <remarks>Findings count turns from the beginning of the stream; the texts of the result are those of its own turns.</remarks>
    public RedactedTranscript? Add(ReadOnlySpan<char> turn)
    {
        _pending.AddTurn(turn);
        _chars += turn.Length;
        return _redactor.EndsBlock(_pending.TurnCount - _first, _chars, turn) ? Release() : null;
    }

    /// <summary>Ends the transcript and returns what was still waiting; the caller disposes it.</summary>
    public RedactedTranscript Complete() => Release();

    /// <inheritdoc/>
    public void Dispose()
    {
        _pending.Dispose();
        _redactor.Dispose();
    }

    private RedactedTranscript Release()
    {
        RedactedTranscript redacted = new();
        _redactor.RedactBlock(_pending, _first, _pending.TurnCount, _dropped, redacted);
        int drop = Math.Max(0, _pending.TurnCount - BlockPlanner.Overlap);
        _pending.DropTurns(drop);
        _dropped += drop;
        _first = _pending.TurnCount;
        _chars = 0;
        return redacted;
    }
}
