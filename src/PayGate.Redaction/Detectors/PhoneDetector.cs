using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Telephone numbers, written or spoken.</summary>
internal sealed class PhoneDetector : IDetector
{
    private const float Asked = 0.92f;
    private const float International = 0.9f;
    private const float ByForm = 0.72f;
    private const int Shortest = 5;
    private const int Longest = 15;

    public FindingType Type => FindingType.Phone;

    public string Explanation =>
        "Digits that answer the question for a telephone number, begin with + or 00, or have the form of an Italian, British or "
        + "American number.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        TopicDigits.Detect(reading, proposals, Topic.Phone, FindingType.Phone, Shortest, Longest);
        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            if (chain.Shape != ChainShape.Digits)
            {
                continue;
            }

            int first = StartWithSign(reading, chain);
            if (chain is { Topic: Topic.Phone, Asked: true } && chain.DigitCount >= Shortest && first < chain.FirstToken)
            {
                proposals.AddTokens(reading, first, chain.FirstToken + 1, FindingType.Phone, Asked);
            }
            else if (chain.Topic is Topic.None or Topic.Phone or Topic.Name or Topic.Email or Topic.Address or Topic.PostCode
                or Topic.Appointment && chain.DigitCount is >= 8 and <= Longest)
            {
                bool plus = first < chain.FirstToken && reading.SignAt(first) == '+';
                if (plus || HasForm(reading, chain))
                {
                    proposals.AddChain(reading, chain, FindingType.Phone, plus ? International : ByForm);
                    proposals.AddTokens(reading, first, chain.FirstToken + 1, FindingType.Phone, plus ? International : ByForm);
                }
            }
        }
    }

    /// <summary>The token of a plus or an opening bracket that belongs to the number.</summary>
    private static int StartWithSign(TextReading reading, in Chain chain)
    {
        int first = chain.FirstToken;
        while (first > 0 && reading.SignAt(first - 1) is '+' or '(' && reading.Tokens[first - 1].Turn == chain.FirstTurn)
        {
            first--;
        }

        return first;
    }

    private static bool HasForm(TextReading reading, in Chain chain)
    {
        Span<byte> digits = stackalloc byte[Longest];
        int n = reading.CopyDigits(chain, digits);
        bool spokenOrTogether = IsTogether(reading, chain);
        bool form = digits[0] switch
        {
            3 => n is 9 or 10 && digits[1] is >= 2 and <= 9 && spokenOrTogether,
            0 when digits[1] == 0 => n >= 11,
            0 => n is >= 8 and <= 11 && spokenOrTogether,
            1 => n == 11 && HasAmericanGroups(reading, chain, 1),
            _ => n == 10 && HasAmericanGroups(reading, chain, 0),
        };
        digits.Clear();
        return form;
    }

    /// <summary>Nothing but blanks and light signs between the numbers.</summary>
    private static bool IsTogether(TextReading reading, in Chain chain)
    {
        for (int i = chain.FirstItem; i + 1 < chain.EndItem; i++)
        {
            if (reading.Items[i + 1].FirstToken - reading.Items[i].EndToken > 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasAmericanGroups(TextReading reading, in Chain chain, int skip)
    {
        ReadOnlySpan<int> groups = [3, 3, 4];
        if (chain.ItemCount != skip + groups.Length)
        {
            return false;
        }

        for (int i = 0; i < groups.Length; i++)
        {
            ref NumberItem item = ref reading.Items[chain.FirstItem + skip + i];
            if (item.DigitCount != groups[i] || !item.Has(ItemTraits.Numeral))
            {
                return false;
            }
        }

        return true;
    }
}
