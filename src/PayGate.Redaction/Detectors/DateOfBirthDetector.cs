using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Dates of birth: a date is one only when birth was spoken of.</summary>
internal sealed class DateOfBirthDetector : IDetector
{
    private const float Asked = 0.93f;
    private const float Partial = 0.6f;

    /// <summary>A year alone belongs to a birth named at most so many tokens before.</summary>
    private const int YearReach = 8;

    public FindingType Type => FindingType.DateOfBirth;

    public string Explanation => "A date, or digits like one, that answers the question for a birth.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            if (chain is not { Topic: Topic.BirthDate, Asked: true })
            {
                continue;
            }

            if (chain.Shape == ChainShape.Digits)
            {
                int first = reading.HasRole(chain.FirstToken - 1, Roles.Stop)
                    && reading.Tokens[chain.FirstToken - 1].Turn == chain.FirstTurn ? chain.FirstToken - 1 : chain.FirstToken;
                proposals.AddTokens(reading, chain.DigitCount < 3 ? first
                    : chain.FirstToken, chain.EndToken, FindingType.DateOfBirth, chain.DigitCount >= 4 ? Asked : Partial);
            }
            else
            {
                proposals.AddChain(reading, chain, FindingType.DateOfBirth, Asked);
            }
        }

        DetectYears(reading, proposals);
    }

    private static void DetectYears(TextReading reading, Proposals proposals)
    {
        int nextEvent = 0;
        foreach (ref readonly NumberItem item in reading.Items.Items)
        {
            while (nextEvent < reading.Events.Count && reading.Events[nextEvent].FirstToken < item.FirstToken)
            {
                nextEvent++;
            }

            if (item.Has(ItemTraits.Year) && nextEvent > 0 && reading.Events[nextEvent - 1] is { Topic: Topic.BirthDate } said
                && item.FirstToken - said.EndToken <= YearReach)
            {
                proposals.AddTokens(reading, item.FirstToken, item.EndToken, FindingType.DateOfBirth, Partial);
            }
        }
    }
}
