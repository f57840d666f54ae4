using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Italian codice fiscale, also with omocodia (digits replaced by letters) and spelled.</summary>
internal sealed class FiscalCodeDetector : IDetector
{
    private const int Length = 16;
    private const float Proven = 0.99f;
    private const string Months = "ABCDEHLMPRST";
    private const string Omocodia = "LMNPQRSTUV";

    /// <summary>Values of characters at odd places, counted from 1; decree of the Ministry of Finance, 23 December 1976.</summary>
    private static readonly int[] Odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    public FindingType Type => FindingType.FiscalCode;

    public string Explanation =>
        "Six letters, year, month letter, day, town and the check letter, digits possibly replaced (omocodia); or what answers the "
        + "question for it.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        foreach (ref readonly CodeRun run in reading.Runs.Items)
        {
            Span<CodeSymbol> symbols = Codes.SymbolsOf(reading, run);
            for (int i = 0; i + Length <= symbols.Length; i++)
            {
                if (IsValid(symbols.Slice(i, Length)))
                {
                    Codes.Propose(reading, proposals, run.First + i, run.First + i + Length, FindingType.FiscalCode, Proven);
                    i += Length - 1;
                }
            }
        }

        Codes.ProposeAnswers(reading, proposals, Topic.FiscalCode, FindingType.FiscalCode, 4);
    }

    private static bool IsValid(ReadOnlySpan<CodeSymbol> symbols)
    {
        int sum = 0;
        for (int i = 0; i < Length; i++)
        {
            char symbol = symbols[i].Value;
            bool digit = symbol <= '9';
            bool fits = i switch
            {
                < 6 or 11 or 15 => !digit,
                8 => Months.Contains(symbol, StringComparison.Ordinal),
                _ => digit || Omocodia.Contains(symbol, StringComparison.Ordinal),
            };
            if (!fits)
            {
                return false;
            }

            int value = digit ? symbol - '0' : symbol - 'A';
            sum += i == 15 ? 0 : i % 2 == 0 ? Odd[value] : value;
        }

        return sum % 26 == symbols[15].Value - 'A';
    }
}
