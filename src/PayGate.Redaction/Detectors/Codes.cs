using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>What the detectors of codes share.</summary>
internal static class Codes
{
    private const float Answer = 0.8f;

    public static Span<CodeSymbol> SymbolsOf(TextReading reading, in CodeRun run) => reading.Symbols.Items[run.First..run.End];

    /// <summary>Proposes the tokens of some symbols of a run.</summary>
    public static void Propose(TextReading reading, Proposals proposals, int firstSymbol, int endSymbol, FindingType type,
        float confidence) =>
        proposals.AddTokens(reading, reading.Symbols[firstSymbol].FirstToken, reading.Symbols[endSymbol - 1].EndToken, type, confidence);

    /// <summary>Proposes every run that answers a topic and holds digits, whole.</summary>
    public static void ProposeAnswers(TextReading reading, Proposals proposals, Topic topic, FindingType type, int shortest)
    {
        foreach (ref readonly CodeRun run in reading.Runs.Items)
        {
            if (run.Topic == topic && run.End - run.First >= shortest && (run.Digits >= 2 || run.Letters >= 6))
            {
                Propose(reading, proposals, run.First, run.End, type, Answer);
            }
        }
    }

    /// <summary>Whether symbols match a pattern: A for a letter, 9 for a digit, * for either.</summary>
    public static bool Matches(ReadOnlySpan<CodeSymbol> symbols, ReadOnlySpan<char> pattern)
    {
        if (symbols.Length < pattern.Length)
        {
            return false;
        }

        for (int i = 0; i < pattern.Length; i++)
        {
            bool letter = symbols[i].Value > '9';
            if ((pattern[i] == 'A' && !letter) || (pattern[i] == '9' && letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the symbols begin and end at the edges of words, so that they are not cut out of something longer.</summary>
    public static bool StandsAlone(TextReading reading, int firstSymbol, int endSymbol)
    {
        int first = reading.Symbols[firstSymbol].FirstToken;
        int end = reading.Symbols[endSymbol - 1].EndToken;
        bool left = firstSymbol == 0 || reading.Symbols[firstSymbol - 1].EndToken <= first;
        bool right = endSymbol >= reading.Symbols.Count || reading.Symbols[endSymbol].FirstToken >= end;
        return left && right && !reading.Joined(first - 1, first) && !reading.Joined(end - 1, end);
    }
}
