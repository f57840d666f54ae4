using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Detectors;

/// <summary>Expiry and security code said in one breath: "oh nine twenty-eight and seven double oh".</summary>
internal static class FieldSplit
{
    /// <summary>The item at which the code begins, or -1 when the chain is not an expiry with a code after it.</summary>
    public static int Find(TextReading reading, in Chain chain)
    {
        if (chain.Shape != ChainShape.Digits || chain.DigitCount is < 7 or > 10
            || chain.Topic is not (Topic.Expiry or Topic.SecurityCode or Topic.CardNumber))
        {
            return -1;
        }

        int digits = 0;
        for (int i = chain.FirstItem; i < chain.EndItem; i++)
        {
            Chain head = chain with { EndItem = i, DigitCount = digits };
            if (digits >= 4 && chain.DigitCount - digits is 3 or 4 && MonthYear.IsOne(reading, head))
            {
                return i;
            }

            digits += reading.Items[i].Has(ItemTraits.Transparent) ? 0 : reading.Items[i].DigitCount;
        }

        return -1;
    }
}
