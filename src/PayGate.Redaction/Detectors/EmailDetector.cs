using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>E-mail addresses, written or spoken ("mario punto rossi chiocciola gmail punto com").</summary>
internal sealed class EmailDetector : IDetector
{
    private const float ByForm = 0.98f;
    private const float Spoken = 0.9f;
    private const int MaxHost = 9;
    private const int MaxLocal = 14;

    public FindingType Type => FindingType.Email;

    public string Explanation => "A name, an @ and a host, written; or the words for them, with a spoken dot in the host.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            if (reading.SignAt(at) == '@')
            {
                DetectWritten(reading, at, proposals);
            }
            else if (reading.HasRole(at, Roles.SpokenAt) && EndOfHost(reading, at) is > 0 and int end)
            {
                proposals.AddTokens(reading, StartOfLocal(reading, at), end, FindingType.Email, Spoken);
            }
        }
    }

    private static void DetectWritten(TextReading reading, int at, Proposals proposals)
    {
        int first = Written.Left(reading, at, "._%+-'");
        int end = Written.TrimEnd(reading, at, Written.Right(reading, at, ".-"));
        for (int dot = at + 2; dot + 1 < end && first < at; dot++)
        {
            if (reading.SignAt(dot) == '.')
            {
                proposals.AddTokens(reading, first, end, FindingType.Email, ByForm);
                return;
            }
        }
    }

    /// <summary>The end of "gmail punto com", "studio rossi punto it" or "gmail.com" after a spoken at; 0 when no host follows.</summary>
    private static int EndOfHost(TextReading reading, int at)
    {
        int end = 0;
        for (int i = at + 2; i < reading.Tokens.Count && i - at <= MaxHost && reading.Tokens[i].Turn == reading.Tokens[at].Turn; i++)
        {
            bool dot = reading.HasRole(i, Roles.SpokenDot) || (reading.SignAt(i) == '.' && reading.Joined(i, i + 1));
            if (dot && i + 1 < reading.Tokens.Count && IsTopLevel(reading, i + 1))
            {
                end = i + 2;
            }
            else if (end > 0 && i >= end)
            {
                break;
            }
            else if (reading.SignAt(i) is not ('\0' or '-' or '.' or ','))
            {
                break;
            }
        }

        return end;
    }

    private static bool IsTopLevel(TextReading reading, int at) =>
        reading.HasRole(at, Roles.Domain) || (reading.Tokens[at].Kind == TokenKind.Word
            && reading.TextOf(reading.Tokens[at]) is "co" or "ac" or "de" or "fr" or "es" or "io" or "me");

    /// <summary>Goes back over the words of the local part: as far as "punto", "underscore" and the like join them, and to the word that
    /// introduces it.</summary>
    private static int StartOfLocal(TextReading reading, int at)
    {
        int first = at;
        for (int i = at - 1; i >= 0 && at - i <= MaxLocal && reading.Tokens[i].Turn == reading.Tokens[at].Turn; i--)
        {
            if (Ends(reading, i))
            {
                break;
            }

            first = i;
        }

        while (first < at - 1 && reading.SignAt(first) is ',' or '.' or '-')
        {
            first++;
        }

        return first;
    }

    /// <summary>A letter between letters: "s a r a h at ...".</summary>
    private static bool IsSpelled(TextReading reading, int at) =>
        reading.SignAt(at - 1) is not ('\'' or '\u2019') && reading.TextOf(reading.Tokens[at]) is not "è"
        && (reading.Tokens[at + 1].Length == 1 || reading.HasRole(at + 1, Roles.SpokenDot | Roles.SpokenJoin | Roles.SpokenAt));

    private static bool Ends(TextReading reading, int at)
    {
        ref Token token = ref reading.Tokens[at];
        if (token.Kind == TokenKind.Sign)
        {
            return reading.SignAt(at) is not ('.' or '-' or '_' or ',');
        }

        if (token.Kind == TokenKind.Number || reading.HasRole(at, Roles.SpokenDot | Roles.SpokenJoin))
        {
            return false;
        }

        WordEntry word = Lexicon.Of(token.Entry);
        bool introduces = (word.Roles & (Roles.Copula | Roles.Stop | Roles.Filler)) != 0
            || reading.TextOf(token) is "email" or "mail" or "me" or "indirizzo" or "address" or "scrivi" or "scriva" or "mandi";
        bool letter = token.Length == 1 && IsSpelled(reading, at);
        return introduces && !letter && word.Form == NumberForm.None;
    }
}
