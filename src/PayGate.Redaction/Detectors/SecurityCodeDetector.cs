using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Card security codes and PINs: few digits say nothing by themselves, so what was asked decides.</summary>
internal sealed class SecurityCodeDetector : IDetector
{
    private const float Asked = 0.95f;
    private const float Partial = 0.7f;
    private const float AfterCard = 0.75f;
    private const int Longest = 8;

    public FindingType Type => FindingType.SecurityCode;

    public string Explanation =>
        "Three or four digits that answer the question for a security code, or that follow a whole card number or its expiry.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        bool afterCard = false;
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            if (chain.Shape == ChainShape.Digits && chain.DigitCount <= Longest)
            {
                if (FieldSplit.Find(reading, chain) is > 0 and int split)
                {
                    proposals.AddItems(reading, split, chain.EndItem, FindingType.SecurityCode, Asked);
                }
                else if (chain is { Topic: Topic.SecurityCode, Asked: true } && ChainContext.IsFragment(reading, chain))
                {
                    proposals.AddChain(reading, chain, FindingType.SecurityCode, chain.DigitCount >= 3 ? Asked : Partial);
                }
                else if (afterCard && chain.Topic is Topic.CardNumber or Topic.Expiry && chain.DigitCount is 3 or 4 && !MonthYear.IsOne(reading, chain))
                {
                    proposals.AddChain(reading, chain, FindingType.SecurityCode, AfterCard);
                }
            }

            afterCard = chain.DigitCount >= 12 || (afterCard && MonthYear.IsOne(reading, chain));
        }
    }
}
