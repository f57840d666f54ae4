using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>International bank account numbers of any country, in one, in groups, or spelled.</summary>
internal sealed class IbanDetector : IDetector
{
    private const float Proven = 0.99f;

    /// <summary>Country and length, ISO 13616 registry.</summary>
    private const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27"
        + "GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23"
        + "PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    public FindingType Type => FindingType.Iban;

    public string Explanation =>
        "Country code, length of that country and ISO 7064 mod 97-10; or letters and digits that answer the question for an IBAN.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        foreach (ref readonly CodeRun run in reading.Runs.Items)
        {
            Span<CodeSymbol> symbols = Codes.SymbolsOf(reading, run);
            for (int i = 0; i + 15 <= symbols.Length; i++)
            {
                int length = LengthAt(symbols[i..]);
                if (length > 0 && length <= symbols.Length - i && IsValid(symbols.Slice(i, length)))
                {
                    Codes.Propose(reading, proposals, run.First + i, run.First + i + length, FindingType.Iban, Proven);
                    i += length - 1;
                }
            }
        }

        Codes.ProposeAnswers(reading, proposals, Topic.Iban, FindingType.Iban, 4);
        TopicDigits.Detect(reading, proposals, Topic.Iban, FindingType.Iban, 10, 34);
    }

    private static int LengthAt(ReadOnlySpan<CodeSymbol> symbols)
    {
        if (!Codes.Matches(symbols, "AA99"))
        {
            return 0;
        }

        for (int i = 0; i < Lengths.Length; i += 4)
        {
            if (Lengths[i] == symbols[0].Value && Lengths[i + 1] == symbols[1].Value)
            {
                return ((Lengths[i + 2] - '0') * 10) + Lengths[i + 3] - '0';
            }
        }

        return 0;
    }

    private static bool IsValid(ReadOnlySpan<CodeSymbol> symbols)
    {
        int rest = 0;
        for (int i = 0; i < symbols.Length; i++)
        {
            char symbol = symbols[(i + 4) % symbols.Length].Value;
            rest = symbol <= '9' ? ((rest * 10) + symbol - '0') % 97 : ((rest * 100) + symbol - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}
