using PayGate.CardData.Cards;
using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Partita IVA (11 digits, Luhn) and other VAT numbers.</summary>
internal sealed class VatCodeDetector : IDetector
{
    private const int Digits = 11;
    private const float Proven = 0.97f;

    public FindingType Type => FindingType.VatCode;

    public string Explanation => "IT and 11 digits with a valid check digit, or digits that answer the question for a VAT number.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        TopicDigits.Detect(reading, proposals, Topic.VatCode, FindingType.VatCode, 8, 12);
        Codes.ProposeAnswers(reading, proposals, Topic.VatCode, FindingType.VatCode, 7);
        foreach (ref readonly CodeRun run in reading.Runs.Items)
        {
            Span<CodeSymbol> symbols = Codes.SymbolsOf(reading, run);
            for (int i = 0; i + Digits + 2 <= symbols.Length; i++)
            {
                if (symbols[i].Value == 'I' && symbols[i + 1].Value == 'T' && IsValid(symbols.Slice(i + 2, Digits))
                    && Codes.StandsAlone(reading, run.First + i, run.First + i + 2 + Digits))
                {
                    Codes.Propose(reading, proposals, run.First + i, run.First + i + 2 + Digits, FindingType.VatCode, Proven);
                }
            }
        }
    }

    private static bool IsValid(ReadOnlySpan<CodeSymbol> symbols)
    {
        Span<byte> digits = stackalloc byte[Digits];
        for (int i = 0; i < Digits; i++)
        {
            if (symbols[i].Value > '9')
            {
                return false;
            }

            digits[i] = (byte)(symbols[i].Value - '0');
        }

        bool valid = Luhn.IsValid(digits);
        digits.Clear();
        return valid;
    }
}
