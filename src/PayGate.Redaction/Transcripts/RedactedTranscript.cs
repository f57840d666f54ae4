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
        int at = 0;
        foreach (Finding finding in findings)
        {
            Append(text, original[at..finding.Start]);
            AppendReplacement(text, finding.Type, policy.Style);
            at = finding.End;
            _findings.Add(finding with { Turn = finding.Turn + numberedFrom });
        }

        Append(text, original[at..]);
        _text.AddTurn(text.Items);
    }

    private static void AppendReplacement(WipedList<char> text, FindingType type, ReplacementStyle style)
    {
        if (style == ReplacementStyle.Mask)
        {
            Append(text, "****");
            return;
        }

        Append(text, "[");
        Append(text, type.WireName());
        Append(text, "]");
    }

    private static void Append(WipedList<char> text, ReadOnlySpan<char> part)
    {
        part.CopyTo(text.Reserve(part.Length));
        text.Advance(part.Length);
    }
}
