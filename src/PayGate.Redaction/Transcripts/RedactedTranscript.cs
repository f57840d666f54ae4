using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Transcripts;

/// <summary>What is left of a transcript, and where something was removed from it.</summary>
public sealed class RedactedTranscript : IDisposable
{
    private readonly Transcript _text = new();
    private readonly List<Finding> _findings = [];

    internal RedactedTranscript()
    {
    }

    /// <summary>What was removed, by turn and place in the original text; no two overlap.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Turns; as many as the original has.</summary>
    public int TurnCount => _text.TurnCount;

    /// <summary>The text of a turn after removal; valid until the object is disposed.</summary>
    public ReadOnlySpan<char> TextOf(int turn) => _text.TextOf(turn);

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    /// <summary>Adds the next turn with its findings, which lie in order and inside it.</summary>
    internal void AddTurn(ReadOnlySpan<char> original, ReadOnlySpan<Finding> findings, int numberedFrom, RedactionPolicy policy)
    {
        using WipedList<char> text = new();
        Replacements.Write(text, original, findings, policy);
        _text.AddTurn(text.Items);
        foreach (Finding finding in findings)
        {
            _findings.Add(finding with { Turn = finding.Turn + numberedFrom });
        }
    }
}
