using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Tessera sanitaria (20 digits beginning with 80380, EN 1867) and NHS numbers (10 digits).</summary>
internal sealed class HealthCardDetector : IDetector
{
    private const int TesseraDigits = 20;
    private const float ByForm = 0.995f;

    public FindingType Type => FindingType.HealthCard;

    public string Explanation =>
        "20 digits beginning with the Italian health issuer, or digits that answer the question for a health card.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        TopicDigits.Detect(reading, proposals, Topic.HealthCard, FindingType.HealthCard, 8, TesseraDigits);
        Codes.ProposeAnswers(reading, proposals, Topic.HealthCard, FindingType.HealthCard, 5);
        Span<byte> digits = stackalloc byte[TesseraDigits];
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            if (chain.Shape == ChainShape.Digits && chain.DigitCount == TesseraDigits)
            {
                reading.CopyDigits(chain, digits);
                if (digits.StartsWith<byte>([8, 0, 3, 8, 0]))
                {
                    proposals.AddChain(reading, chain, FindingType.HealthCard, ByForm);
                }
            }
        }

        digits.Clear();
    }
}
