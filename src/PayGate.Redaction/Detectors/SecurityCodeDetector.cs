using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Card security codes and PINs: few digits say nothing by themselves, so what was asked decides.</summary>
internal sealed class SecurityCodeDetector : IDetector
{
    private const float Asked = 0.95f;
    private const float Partial = 0.7f;
    private const float AfterCard = 0.75f;

    /// <summary>More than an expiry: what follows one without another question is the code, even when it would read as month and
    /// year.</summary>
    private const float AfterExpiry = 0.96f;

    private const int Longest = 8;
    private const int WholeCard = 15;

    public FindingType Type => FindingType.SecurityCode;

    public string Explanation =>
        "Three or four digits that answer the question for a security code, or that follow a whole card number or its expiry.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        bool afterCard = false;
        bool afterExpiry = false;
        int eventsBefore = 0;
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            int events = reading.EventsBefore(chain.FirstToken);
            if (chain.Shape == ChainShape.Digits && chain.DigitCount <= Longest)
            {
                if (afterExpiry && events == eventsBefore && chain.DigitCount is 3 or 4)
                {
                    proposals.AddChain(reading, chain, FindingType.SecurityCode, AfterExpiry);
                }
                else if (FieldSplit.Find(reading, chain) is > 0 and int split)
                {
                    proposals.AddItems(reading, split, chain.EndItem, FindingType.SecurityCode, Asked);
                }
                else if (chain is { Topic: Topic.SecurityCode, Asked: true } && ChainContext.IsFragment(reading, chain))
                {
                    proposals.AddChain(reading, chain, FindingType.SecurityCode, chain.DigitCount >= 3 ? Asked : Partial);
                }
                else if (afterCard && chain.Topic is Topic.CardNumber or Topic.Expiry && chain.DigitCount is 3 or 4
                    && !MonthYear.IsOne(reading, chain))
                {
                    proposals.AddChain(reading, chain, FindingType.SecurityCode, AfterCard);
                }
            }

            afterExpiry = chain.Topic is Topic.Expiry or Topic.CardNumber && chain.DigitCount >= 3 && MonthYear.IsOne(reading, chain);
            eventsBefore = events;
            afterCard = chain.DigitCount >= WholeCard || (afterCard && MonthYear.IsOne(reading, chain));
        }
    }
}
