using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Italian identity cards: electronic (CA12345AB) and paper (AX1234567).</summary>
internal sealed class IdCardDetector : IDetector
{
    private const string Electronic = "AA99999AA";
    private const float ByForm = 0.75f;

    public FindingType Type => FindingType.IdCard;

    public string Explanation =>
        "Two letters, five digits, two letters beginning with C; or a code that answers the question for an identity card.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        Codes.ProposeAnswers(reading, proposals, Topic.IdCard, FindingType.IdCard, 5);
        TopicDigits.Detect(reading, proposals, Topic.IdCard, FindingType.IdCard, 5, 12);
        foreach (ref readonly CodeRun run in reading.Runs.Items)
        {
            Span<CodeSymbol> symbols = Codes.SymbolsOf(reading, run);
            bool form = symbols.Length == Electronic.Length && Codes.Matches(symbols, Electronic) && symbols[0].Value == 'C';
            if (form && run.Topic != Topic.Reference && Codes.StandsAlone(reading, run.First, run.End))
            {
                Codes.Propose(reading, proposals, run.First, run.End, FindingType.IdCard, ByForm);
            }
        }
    }
}
