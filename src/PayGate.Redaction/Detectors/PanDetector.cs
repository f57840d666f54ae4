using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Card numbers: whole, repeated, corrected in the middle, followed by other fields, in pieces, or half heard.</summary>
internal sealed class PanDetector : IDetector
{
    private const float Proven = 0.99f;
    private const float Announced = 0.9f;
    private const float IssuerOnly = 0.7f;
    private const float Fragment = 0.65f;
    private const float Dictated = 0.55f;

    /// <summary>Pieces of one number may stand so many tokens and chains apart.</summary>
    private const int PieceReach = 14;

    private const int MaxPieces = 8;

    public FindingType Type => FindingType.Pan;

    public string Explanation =>
        "12 to 19 digits, written or spoken, with a known issuer and length and a valid Luhn check; or digits that answer the "
        + "question for a card number.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        for (int i = 0; i < reading.Chains.Count; i++)
        {
            ref Chain chain = ref reading.Chains[i];
            if (chain.Shape != ChainShape.Digits)
            {
                continue;
            }

            if (chain.DigitCount >= 12)
            {
                DetectWhole(reading, chain, proposals);
            }
            else
            {
                DetectFragment(reading, chain, proposals);
            }

            if (chain.DigitCount <= 12)
            {
                DetectPieces(reading, i, proposals);
            }
        }

        DetectDictation(reading, proposals);
    }

    /// <summary>
    /// Nobody named a card, or only in passing, yet digits keep coming: over several turns, or after the word "card". Together they are as
    /// many as a card has.
    /// </summary>
    private static void DetectDictation(TextReading reading, Proposals proposals)
    {
        int first = 0;
        while (first < reading.Chains.Count)
        {
            int end = first;
            int digits = 0;
            bool card = false;
            bool whole = false;
            while (end < reading.Chains.Count && ContinuesDictation(reading, first, end))
            {
                card |= reading.Chains[end].Topic == Topic.CardNumber;
                whole |= reading.Chains[end].DigitCount >= ChainContext.LongRun;
                digits += reading.Chains[end].DigitCount;
                end++;
            }

            bool crossesTurns = end > first && reading.Chains[first].FirstTurn != reading.Chains[end - 1].LastTurn;
            for (int i = first; i < end && digits >= ChainContext.LongRun && (card || crossesTurns); i++)
            {
                // Beside a whole number only what was taken for part of a card is: it may be a telephone number in the same sentence.
                if (!whole || reading.Chains[i].Topic == Topic.CardNumber)
                {
                    proposals.AddChain(reading, reading.Chains[i], card ? FindingType.Pan : FindingType.Digits, Dictated);
                }
            }

            first = Math.Max(end, first + 1);
        }
    }

    private static bool ContinuesDictation(TextReading reading, int first, int at)
    {
        ref Chain chain = ref reading.Chains[at];
        return chain.Shape == ChainShape.Digits
            && chain.Topic is Topic.None or Topic.CardNumber
            && (at == first || chain.FirstToken - reading.Chains[at - 1].EndToken <= PieceReach)
            && ChainContext.IsFragment(reading, chain);
    }

    private static void DetectWhole(TextReading reading, in Chain chain, Proposals proposals)
    {
        bool asked = chain.Topic == Topic.CardNumber;
        if (ChainContext.IsCard(reading, chain.FirstItem, chain.EndItem, chain.DigitCount))
        {
            bool short12 = chain.DigitCount == 12 && !asked;
            if (!short12 || chain.Topic is Topic.None or Topic.SecurityCode or Topic.Expiry)
            {
                proposals.AddChain(reading, chain, FindingType.Pan, short12 ? IssuerOnly : Proven);
            }

            return;
        }

        if (chain.DigitCount >= ChainContext.LongRun && SplitFields(reading, chain, proposals))
        {
            return;
        }

        if (asked)
        {
            proposals.AddChain(reading, chain, FindingType.Pan, Announced);
        }
        else if (chain.DigitCount >= ChainContext.LongRun && chain.Topic == Topic.None && ChainContext.HasIssuer(reading, chain)
            && !ChainContext.IsList(reading, chain))
        {
            proposals.AddChain(reading, chain, FindingType.Pan, IssuerOnly);
        }
    }

    /// <summary>A number in the chain proves itself; what is left before it and after it is repetition, expiry or security code.</summary>
    private static bool SplitFields(TextReading reading, in Chain chain, Proposals proposals)
    {
        for (int first = chain.FirstItem; first < chain.EndItem; first++)
        {
            int digits = 0;
            for (int last = first; last < chain.EndItem && digits < ChainContext.LongestCard; last++)
            {
                digits += reading.Items[last].Has(ItemTraits.Transparent) ? 0 : reading.Items[last].DigitCount;
                if (digits >= ChainContext.LongRun && ChainContext.IsCard(reading, first, last + 1, digits))
                {
                    proposals.AddItems(reading, chain.FirstItem, last + 1, FindingType.Pan, Proven);
                    AddRest(reading, chain, last + 1, proposals);
                    return true;
                }
            }
        }

        return false;
    }

    private static void AddRest(TextReading reading, in Chain chain, int first, Proposals proposals)
    {
        if (first == chain.EndItem)
        {
            return;
        }

        Chain rest = chain with { FirstItem = first, DigitCount = 0 };
        for (int i = first; i < chain.EndItem; i++)
        {
            rest.DigitCount += reading.Items[i].DigitCount;
        }

        rest.Topic = Topic.CardNumber;
        int split = FieldSplit.Find(reading, rest);
        if (split > 0)
        {
            proposals.AddItems(reading, first, split, FindingType.Expiry, Announced);
            proposals.AddItems(reading, split, chain.EndItem, FindingType.SecurityCode, Announced);
            return;
        }

        FindingType type = rest.DigitCount switch
        {
            <= 6 when MonthYear.IsOne(reading, rest) => FindingType.Expiry,
            3 or 4 when reading.Items[first].Turn == reading.Items[first - 1].Turn => FindingType.SecurityCode,
            _ => FindingType.Pan,
        };
        proposals.AddItems(reading, first, chain.EndItem, type, Announced);
    }

    private static void DetectFragment(TextReading reading, in Chain chain, Proposals proposals)
    {
        if (chain.Topic == Topic.CardNumber && (chain.Asked || chain.DigitCount >= 8) && ChainContext.IsFragment(reading, chain))
        {
            proposals.AddChain(reading, chain, FindingType.Pan, Fragment);
        }
    }

    /// <summary>Chains with other words between them that together are a valid card number.</summary>
    private static void DetectPieces(TextReading reading, int first, Proposals proposals)
    {
        int digits = 0;
        Span<byte> number = stackalloc byte[ChainContext.LongestCard];
        for (int i = first; i < reading.Chains.Count && i - first < MaxPieces; i++)
        {
            ref Chain chain = ref reading.Chains[i];
            bool near = i == first || chain.FirstToken - reading.Chains[i - 1].EndToken <= PieceReach;
            if (!near || chain.Shape != ChainShape.Digits || chain.DigitCount < 2 || chain.Topic is not (Topic.None or Topic.CardNumber)
                || digits + chain.DigitCount > ChainContext.LongestCard)
            {
                break;
            }

            digits += reading.CopyDigits(chain, number[digits..]);
            if (i > first && digits >= 15 && ChainContext.IsCard(number[..digits]))
            {
                for (int piece = first; piece <= i; piece++)
                {
                    proposals.AddChain(reading, reading.Chains[piece], FindingType.Pan, Proven);
                }

                break;
            }
        }

        number.Clear();
    }
}
