using System.Globalization;
using PayGate.Redaction.Spans;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Tests.Scoring;

/// <summary>Redacts labelled transcripts and compares: coverage by kind, and harmless lines in which anything was found.</summary>
internal sealed class Scorer : IDisposable
{
    private readonly TranscriptRedactor _redactor = new(RedactionPolicy.Default);

    public SortedDictionary<FindingType, KindScore> Kinds { get; } = [];

    public int Harmless { get; private set; }

    public List<string> Touched { get; } = [];

    /// <summary>Labels that were not wholly covered, by the transcript's identifier and the label's type.</summary>
    public List<string> Missed { get; } = [];

    public void Add(LabelledTranscript labelled)
    {
        using Transcript transcript = new();
        transcript.SetLanguage(labelled.Language);
        foreach (string turn in labelled.Turns)
        {
            transcript.AddTurn(turn);
        }

        using RedactedTranscript redacted = _redactor.Redact(transcript);
        foreach (Label label in labelled.Labels)
        {
            Add(labelled, label, redacted.Findings);
        }

        if (labelled.Labels.Count == 0)
        {
            Harmless++;
            if (redacted.Findings.Count > 0)
            {
                Touched.Add(labelled.Id + " " + redacted.Findings[0].Type);
            }
        }
    }

    public KindScore Of(FindingType type) => Kinds.TryGetValue(type, out KindScore? score) ? score : new KindScore();

    public string Report() => string.Join('\n', Kinds.Select(kind => string.Create(
            CultureInfo.InvariantCulture, $"{kind.Key.WireName(),-16} labels {kind.Value.Labels,5}  whole {kind.Value.Whole,5}  named {kind.Value.Named,5}  coverage {kind.Value.Coverage:P2}")))
        + $"\nharmless {Harmless}, touched {Touched.Count}: {string.Join(", ", Touched)}\nmissed: {string.Join(", ", Missed)}";

    public void Dispose() => _redactor.Dispose();

    private void Add(LabelledTranscript labelled, Label label, IReadOnlyList<Finding> findings)
    {
        if (!Kinds.TryGetValue(label.Type, out KindScore? score))
        {
            Kinds.Add(label.Type, score = new KindScore());
        }

        string turn = labelled.Turns[label.Turn];
        int characters = 0;
        int covered = 0;
        bool named = true;
        for (int at = label.Start; at < label.End; at++)
        {
            if (!char.IsLetterOrDigit(turn[at]))
            {
                continue;
            }

            characters++;
            Finding? over = findings.Where(finding => finding.Turn == label.Turn && finding.Start <= at
                && at < finding.End).Cast<Finding?>().FirstOrDefault();
            covered += over is null ? 0 : 1;
            named &= over?.Type == label.Type;
        }

        score.Labels++;
        score.Characters += characters;
        score.Covered += covered;
        score.Whole += covered == characters ? 1 : 0;
        score.Named += named ? 1 : 0;
        if (covered < characters)
        {
            Missed.Add(labelled.Id + " " + label.Type.WireName());
        }
    }
}
