using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Postal addresses by their street words, numbers, postal codes and towns, or as the answer to the question for one.</summary>
internal sealed class AddressDetector : IDetector
{
    private const float ByForm = 0.8f;
    private const float Answer = 0.7f;
    private const float Code = 0.85f;

    public FindingType Type => FindingType.Address;

    public string Explanation =>
        "A street word with a name and a number, what stands behind it, or what answers the question for an address or a postal code.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        int item = 0;
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            while (item < reading.Items.Count && reading.Items[item].FirstToken < at)
            {
                item++;
            }

            Roles roles = reading.Tokens[at].Roles;
            if ((roles & Roles.StreetBefore) != 0 && StreetReader.EndAfterStreet(reading, at, item) is > 0 and int end)
            {
                proposals.AddTokens(reading, at, StreetReader.Extend(reading, end), FindingType.Address, ByForm);
            }
            else if ((roles & Roles.StreetAfter) != 0 && StreetReader.StartBeforeStreet(reading, at, item) is >= 0 and int start)
            {
                proposals.AddTokens(reading, StreetReader.StartOfUnit(reading, start), StreetReader.Extend(reading, at
                    + 1), FindingType.Address, ByForm);
            }
        }

        TopicDigits.Detect(reading, proposals, Topic.PostCode, FindingType.Address, 5, 9);
        DetectBritishCodes(reading, proposals);
        foreach (ref readonly TopicEvent said in reading.Events.Items)
        {
            if (said.Topic == Topic.Address)
            {
                DetectAnswer(reading, said, proposals);
            }
        }
    }

    private static void DetectBritishCodes(TextReading reading, Proposals proposals)
    {
        foreach (ref readonly CodeRun run in reading.Runs.Items)
        {
            Span<CodeSymbol> symbols = Codes.SymbolsOf(reading, run);
            bool asked = run.Topic is Topic.PostCode or Topic.Address;
            bool form = symbols.Length is >= 5 and <= 7 && Codes.Matches(symbols[^3..], "9AA") && symbols[0].Value > '9' && run.Digits >= 2;
            bool grouped = form && symbols[^3].FirstToken > 0 && !reading.Joined(symbols[^3].FirstToken - 1, symbols[^3].FirstToken);
            if (form && (asked || (grouped && run.Topic == Topic.None)) && Codes.StandsAlone(reading, run.First, run.End))
            {
                Codes.Propose(reading, proposals, run.First, run.End, FindingType.Address, Code);
            }
        }
    }

    /// <summary>The turn after a question that ends with the word "address", when a number or a town is in it.</summary>
    private static void DetectAnswer(TextReading reading, in TopicEvent said, Proposals proposals)
    {
        (_, int turnEnd) = reading.TokensOf(said.Turn);
        if (turnEnd - said.EndToken > 4 || turnEnd >= reading.Tokens.Count)
        {
            return;
        }

        (_, int answerEnd) = reading.TokensOf(reading.Tokens[turnEnd].Turn);
        int first = turnEnd;
        while (first < answerEnd && (reading.Tokens[first].Kind == TokenKind.Sign
            || reading.HasRole(first, Roles.Filler | Roles.Copula | Roles.Stop)))
        {
            first++;
        }

        int end = first;
        bool place = false;
        while (end < answerEnd && reading.SignAt(end) is not ('.' or '?' or '!' or ';') && end - first < 20)
        {
            place |= reading.HasRole(end, Roles.Place) || reading.Tokens[end].Kind == TokenKind.Number
                || reading.EntryAt(end).Form is NumberForm.Teen or NumberForm.Tens or NumberForm.Compound;
            end++;
        }

        if (place && end > first + 1)
        {
            proposals.AddTokens(reading, first, end, FindingType.Address, Answer);
        }
    }
}
