using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Names in social networks: @name, or what follows "su instagram sono".</summary>
internal sealed class SocialHandleDetector : IDetector
{
    private const float ByForm = 0.9f;
    private const float Said = 0.65f;
    private const int Reach = 8;
    private const int MaxWords = 8;

    public FindingType Type => FindingType.SocialHandle;

    public string Explanation =>
        "A name after @ without a host, or a word with a sign, a digit or a spoken underscore after a network was named.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        for (int at = 0; at + 1 < reading.Tokens.Count; at++)
        {
            if (reading.SignAt(at) == '@' && reading.Joined(at, at + 1) && !(reading.Joined(at - 1, at)
                && reading.Tokens[at - 1].Kind != TokenKind.Sign))
            {
                int end = Written.TrimEnd(reading, at, Written.Right(reading, at, "._-"));
                proposals.AddTokens(reading, at, end, FindingType.SocialHandle, ByForm);
            }
        }

        foreach (ref readonly TopicEvent said in reading.Events.Items)
        {
            if (said.Topic == Topic.SocialHandle)
            {
                DetectSaid(reading, said, proposals);
            }
        }
    }

    private static void DetectSaid(TextReading reading, in TopicEvent said, Proposals proposals)
    {
        (int first, int limit) = AnswerOf(reading, said);
        for (int at = first; at < limit; at++)
        {
            if (reading.Tokens[at].Kind == TokenKind.Word && (reading.EntryAt(at).Roles == Roles.None
                || reading.HasRole(at, Roles.GivenName | Roles.FamilyName)))
            {
                int end = EndOfHandle(reading, at);
                if (end > at + 1)
                {
                    int start = at > 0 && reading.HasRole(at - 1, Roles.SpokenAt) ? at - 1 : at;
                    proposals.AddTokens(reading, start, end, FindingType.SocialHandle, Said);
                    return;
                }
            }
        }
    }

    /// <summary>The rest of the turn, or the next turn when the question ends this one.</summary>
    private static (int First, int Limit) AnswerOf(TextReading reading, in TopicEvent said)
    {
        (_, int end) = reading.TokensOf(said.Turn);
        bool question = end - said.EndToken <= 2 && end < reading.Tokens.Count;
        int first = question ? end : said.EndToken;
        (_, int limit) = reading.TokensOf(reading.Tokens[Math.Min(first, reading.Tokens.Count - 1)].Turn);
        return (first, Math.Min(limit, first + Reach));
    }

    /// <summary>Follows signs, digits and spoken joins; one plain word alone is not enough to be a handle.</summary>
    private static int EndOfHandle(TextReading reading, int first)
    {
        int end = first + 1;
        while (end < reading.Tokens.Count && end - first < MaxWords && reading.Tokens[end].Turn == reading.Tokens[first].Turn)
        {
            bool sign = reading.SignAt(end) is '_' or '.' or '-' && reading.Joined(end - 1, end) && reading.Joined(end, end + 1);
            bool spoken = reading.HasRole(end, Roles.SpokenJoin | Roles.SpokenDot) && end + 1 < reading.Tokens.Count
                && reading.Tokens[end + 1].Kind != TokenKind.Sign;
            bool digits = reading.Tokens[end].Kind == TokenKind.Number
                || reading.EntryAt(end).Form is NumberForm.Unit or NumberForm.Teen or NumberForm.Tens or NumberForm.Compound;
            if (!sign && !spoken && !digits)
            {
                break;
            }

            end += digits ? 1 : 2;
        }

        return Math.Min(end, reading.Tokens.Count);
    }
}
