using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>US social security numbers and UK national insurance numbers.</summary>
internal sealed class NationalIdDetector : IDetector
{
    private const string Insurance = "AA999999A";
    private const float ByForm = 0.85f;

    public FindingType Type => FindingType.NationalId;

    public string Explanation =>
        "123-45-6789 written with hyphens, two letters with six digits and A to D, or what answers the question for such a number.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        TopicDigits.Detect(reading, proposals, Topic.NationalId, FindingType.NationalId, 9, 9);
        Codes.ProposeAnswers(reading, proposals, Topic.NationalId, FindingType.NationalId, 4);
        foreach (ref readonly CodeRun run in reading.Runs.Items)
        {
            Span<CodeSymbol> symbols = Codes.SymbolsOf(reading, run);
            bool form = symbols.Length == Insurance.Length && Codes.Matches(symbols, Insurance) && symbols[8].Value is >= 'A' and <= 'D';
            if (form && run.Topic != Topic.Reference && Codes.StandsAlone(reading, run.First, run.End))
            {
                Codes.Propose(reading, proposals, run.First, run.End, FindingType.NationalId, ByForm);
            }
        }

        DetectHyphenated(reading, proposals);
    }

    private static void DetectHyphenated(TextReading reading, Proposals proposals)
    {
        WipedList<NumberItem> items = reading.Items;
        for (int i = 0; i + 2 < items.Count; i++)
        {
            bool form = items[i].DigitCount == 3 && items[i + 1].DigitCount == 2 && items[i + 2].DigitCount == 4
                && ItemMarker.IsTight(reading, items, i, "-") && ItemMarker.IsTight(reading, items, i + 1, "-")
                && !ItemMarker.IsTight(reading, items, i - 1, "-") && !ItemMarker.IsTight(reading, items, i + 2, "-");
            if (form)
            {
                proposals.AddItems(reading, i, i + 3, FindingType.NationalId, ByForm);
            }
        }
    }
}
