using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Month and year of a card, in digits, in words, or with the month's name.</summary>
internal sealed class ExpiryDetector : IDetector
{
    private const float Asked = 0.95f;
    private const float Partial = 0.6f;
    private const float AfterCard = 0.85f;
    private const int Longest = 8;
    private const int WholeCard = 15;

    /// <summary>After the question a month's name may come so much later, without its year.</summary>
    private const int MonthReach = 24;

    /// <summary>How many topics back a card may have been spoken of for a whole date to be its expiry.</summary>
    private const int CardReach = 12;

    public FindingType Type => FindingType.Expiry;

    public string Explanation => "Month and year that answer the question for an expiry, or that follow a card number.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        DetectMonths(reading, proposals);
        bool afterCard = false;
        int cardSpokenOf = -CardReach;
        int nextEvent = 0;
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            for (; nextEvent < reading.Events.Count && reading.Events[nextEvent].FirstToken < chain.FirstToken; nextEvent++)
            {
                cardSpokenOf = reading.Events[nextEvent].Topic is Topic.CardNumber or Topic.SecurityCode ? nextEvent : cardSpokenOf;
            }

            bool monthYear = MonthYear.IsOne(reading, chain);
            if (FieldSplit.Find(reading, chain) is > 0 and int split)
            {
                proposals.AddItems(reading, chain.FirstItem, split, FindingType.Expiry, Asked);
            }
            else if (chain is { Topic: Topic.Expiry, Asked: true })
            {
                DetectAsked(reading, chain, monthYear, nextEvent - cardSpokenOf <= CardReach, proposals);
            }
            else if (monthYear && chain.Topic is Topic.CardNumber or Topic.SecurityCode && (afterCard || chain.Shape != ChainShape.Digits))
            {
                proposals.AddChain(reading, chain, FindingType.Expiry, AfterCard);
            }

            afterCard = chain.DigitCount >= WholeCard || (afterCard && chain.DigitCount <= 4);
        }
    }

    private static void DetectMonths(TextReading reading, Proposals proposals)
    {
        for (int i = 0; i < reading.Events.Count; i++)
        {
            TopicEvent asked = reading.Events[i];
            int end = i + 1 < reading.Events.Count ? reading.Events[i + 1].FirstToken : reading.Tokens.Count;
            end = Math.Min(end, asked.EndToken + MonthReach);
            for (int at = asked.EndToken; asked.Topic == Topic.Expiry && at < end; at++)
            {
                bool answer = reading.EntryAt(at).Month > 0 && (reading.Tokens[at].Length > 3 || reading.SignAt(at + 1) != '\0');
                if (answer && !reading.HasRole(at - 1, Roles.BeforePronoun))
                {
                    proposals.AddTokens(reading, at, at + 1, FindingType.Expiry, Partial);
                }
            }
        }
    }

    private static void DetectAsked(TextReading reading, in Chain chain, bool monthYear, bool spokeOfCard, Proposals proposals)
    {
        if (monthYear)
        {
            proposals.AddChain(reading, chain, FindingType.Expiry, Asked);
        }
        else if (chain.Shape == ChainShape.Date)
        {
            if (spokeOfCard)
            {
                proposals.AddChain(reading, chain, FindingType.Expiry, Partial);
            }
        }
        else if (chain.DigitCount <= Longest && !(ChainContext.IsOneAmbiguousWord(reading, chain)
            && !ChainContext.IsBounded(reading, chain)))
        {
            int first = ContinuesOver(reading, chain) ? chain.FirstToken - 1 : chain.FirstToken;
            proposals.AddTokens(reading, first, chain.EndToken, FindingType.Expiry, Partial);
        }
    }

    /// <summary>The article of "nove del ventotto", so that the two halves become one span.</summary>
    private static bool ContinuesOver(TextReading reading, in Chain chain) =>
        reading.HasRole(chain.FirstToken - 1, Roles.Stop) && reading.Tokens[chain.FirstToken - 1].Turn == chain.FirstTurn
        && chain.FirstItem > 0 && reading.Items[chain.FirstItem - 1].EndToken == chain.FirstToken - 1;
}
