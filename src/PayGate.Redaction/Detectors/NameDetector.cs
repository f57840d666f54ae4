using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>
/// Names of persons without a language model: what answers "come si chiama", follows a title, or pairs a known given name with a
/// surname. It finds common and prompted names and misses others; a model can be set beside it.
/// </summary>
internal sealed class NameDetector : IDetector
{
    private const float Prompted = 0.85f;
    private const float Titled = 0.8f;
    private const float Paired = 0.75f;
    private const int MaxLead = 4;
    private const int ShortAnswer = 6;

    public FindingType Type => FindingType.Name;

    public string Explanation => "Words after a prompt for a name, after a title, or a given name of the gazetteer with a surname.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        foreach (ref readonly TopicEvent said in reading.Events.Items)
        {
            if (said.Topic == Topic.Name)
            {
                DetectPrompted(reading, said, proposals);
            }
        }

        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            Roles roles = reading.Tokens[at].Roles;
            if ((roles & Roles.Title) != 0)
            {
                DetectTitled(reading, at, proposals);
            }
            else if ((roles & Roles.GivenName) != 0)
            {
                DetectPair(reading, at, proposals);
            }
        }
    }

    private static void DetectPrompted(TextReading reading, in TopicEvent said, Proposals proposals)
    {
        (_, int turnEnd) = reading.TokensOf(said.Turn);
        bool leads = Leads(reading, said.EndToken - 1);
        int at = said.EndToken;
        while (at < turnEnd && at - said.EndToken < MaxLead && IsLead(reading, at, ref leads))
        {
            if (IsArticle(reading, at))
            {
                return;
            }

            at++;
        }

        if (at < turnEnd)
        {
            int end = leads ? NameWords.EndOfName(reading, at, loose: true) : at;
            if (end > at)
            {
                proposals.AddTokens(reading, at, end, FindingType.Name, Prompted);
            }

            return;
        }

        if (turnEnd < reading.Tokens.Count)
        {
            DetectAnswer(reading, turnEnd, proposals);
        }
    }

    private static void DetectAnswer(TextReading reading, int first, Proposals proposals)
    {
        (_, int turnEnd) = reading.TokensOf(reading.Tokens[first].Turn);
        int at = first;
        while (at < turnEnd && (reading.Tokens[at].Kind == TokenKind.Sign
            || reading.HasRole(at, Roles.Filler | Roles.Copula | Roles.Stop)) && !NameWords.IsKnown(reading, at))
        {
            at++;
        }

        if (at < turnEnd)
        {
            int end = NameWords.EndOfName(reading, at, loose: turnEnd - at <= ShortAnswer);
            if (end > at)
            {
                proposals.AddTokens(reading, at, end, FindingType.Name, Prompted);
            }
        }
    }

    /// <summary>Prompts after which the name comes at once: "mi chiamo", "my name is".</summary>
    private static bool Leads(TextReading reading, int last) => reading.TextOf(reading.Tokens[last]) is "chiamo" or "chiama" or "is"
        or "intestata" or "intestato";

    /// <summary>"the name is an alias" names no person.</summary>
    private static bool IsArticle(TextReading reading, int at) =>
        reading.Tokens[at].Kind == TokenKind.Word && reading.TextOf(reading.Tokens[at]) is "an" or "the" or "un" or "una" or "il" or "lo"
        || (reading.Language == Language.English && reading.Tokens[at].Length == 1 && reading.Text[reading.Tokens[at].Start] == 'a');

    private static bool IsLead(TextReading reading, int at, ref bool leads)
    {
        if (NameWords.IsKnown(reading, at))
        {
            return false;
        }

        bool copula = reading.SignAt(at) is ':' || reading.HasRole(at, Roles.Copula) || (reading.Tokens[at].Kind == TokenKind.Word
            && reading.TextOf(reading.Tokens[at]) is "a" or "di");
        leads |= copula;
        return copula || reading.SignAt(at) is ',' or '?' or '\'' or '\u2019' || reading.HasRole(at, Roles.Title | Roles.Stop);
    }

    private static void DetectTitled(TextReading reading, int title, Proposals proposals)
    {
        int at = title + 1 + (reading.SignAt(title + 1) == '.' ? 1 : 0);
        if (reading.IsCapitalised(at) || reading.HasRole(at, Roles.FamilyName) || reading.HasRole(at, Roles.GivenName))
        {
            int end = NameWords.EndOfName(reading, at, loose: false);
            if (end > at)
            {
                proposals.AddTokens(reading, at, end, FindingType.Name, Titled);
            }
        }
    }

    /// <summary>A given name with a surname after it; the small words that are also names ("costa", "rosa") need each other.</summary>
    private static void DetectPair(TextReading reading, int given, Proposals proposals)
    {
        int next = given + 1;
        bool capital = reading.IsCapitalised(given);
        bool surname = reading.HasRole(next, Roles.FamilyName) && (!capital || reading.IsCapitalised(next));
        bool unknown = capital && reading.IsCapitalised(next) && (reading.HasRole(next, Roles.GivenName)
            || NameWords.IsUnknown(reading, next));
        if (surname || unknown)
        {
            proposals.AddTokens(reading, given, NameWords.EndOfName(reading, given, loose: false), FindingType.Name, Paired);
        }
        else if (given > 0 && reading.Tokens[given - 1].Kind == TokenKind.Word
            && reading.TextOf(reading.Tokens[given - 1]) is "sono" or "Sono" && capital)
        {
            proposals.AddTokens(reading, given, NameWords.EndOfName(reading, given, loose: false), FindingType.Name, Paired);
        }
    }
}
