using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>
/// Every run of 13 digits or more, whatever it is. Speech recognition drops, doubles and invents digits, so a failed Luhn check does
/// not make a number harmless.
/// </summary>
internal sealed class DigitsDetector : IDetector
{
    private const float Unnamed = 0.5f;

    public FindingType Type => FindingType.Digits;

    public string Explanation => "13 digits or more in a row; no issuer and no checksum named them.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            if (chain.Shape == ChainShape.Digits && chain.DigitCount >= ChainContext.LongRun && !ChainContext.IsList(reading, chain))
            {
                proposals.AddChain(reading, chain, FindingType.Digits, Unnamed);
            }
        }
    }
}
