using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Numbers that are known by what was asked: whole ones surely, parts of them less so.</summary>
internal static class TopicDigits
{
    private const float Whole = 0.9f;
    private const float Partial = 0.6f;

    /// <summary>Proposes every chain that answers a topic; one of the usual length is a whole answer.</summary>
    public static void Detect(TextReading reading, Proposals proposals, Topic topic, FindingType type, int shortest, int longest)
    {
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            if (chain.Topic != topic || !chain.Asked || chain.Shape is ChainShape.SlashPair or ChainShape.MonthYear)
            {
                continue;
            }

            if (chain.DigitCount >= shortest && chain.DigitCount <= longest)
            {
                proposals.AddChain(reading, chain, type, Whole);
            }
            else if (chain.Shape == ChainShape.Digits && ChainContext.IsFragment(reading, chain))
            {
                proposals.AddChain(reading, chain, type, Partial);
            }
        }
    }
}
