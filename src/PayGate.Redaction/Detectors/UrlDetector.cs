using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Web addresses, written or spoken.</summary>
internal sealed class UrlDetector : IDetector
{
    private const float ByForm = 0.95f;
    private const float Bare = 0.8f;
    private const string Signs = ":/.-_?=&%#~+@";

    public FindingType Type => FindingType.Url;

    public string Explanation => "http, https, www or a host that ends in a well-known domain; also with the dots spoken.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        int after = 0;
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            if (at < after || reading.Tokens[at].Kind != TokenKind.Word)
            {
                continue;
            }

            ReadOnlySpan<char> text = reading.TextOf(reading.Tokens[at]);
            bool scheme = text.Equals("http", StringComparison.OrdinalIgnoreCase)
                || text.Equals("https", StringComparison.OrdinalIgnoreCase);
            bool web = text.Equals("www", StringComparison.OrdinalIgnoreCase) && reading.SignAt(at + 1) == '.';
            if ((scheme && reading.SignAt(at + 1) == ':') || web)
            {
                after = Written.TrimEnd(reading, at, Written.Right(reading, at, Signs));
                proposals.AddTokens(reading, at, after, FindingType.Url, ByForm);
            }
            else if (reading.HasRole(at, Roles.Domain) && at >= 2)
            {
                DetectHost(reading, at, proposals);
            }
        }
    }

    private static void DetectHost(TextReading reading, int domain, Proposals proposals)
    {
        bool written = reading.SignAt(domain - 1) == '.' && reading.Joined(domain - 1, domain) && reading.Joined(domain - 2, domain - 1);
        if (written)
        {
            int first = Written.Left(reading, domain, ".-_");
            bool host = first < domain - 1 && reading.SignAt(first - 1) != '@' && reading.Tokens[domain - 2].Kind == TokenKind.Word
                && !reading.HasRole(domain - 2, Roles.Filler | Roles.Stop);
            if (host)
            {
                int end = Written.TrimEnd(reading, domain, Written.Right(reading, domain, Signs));
                proposals.AddTokens(reading, first, end, FindingType.Url, Bare);
            }
        }
        else if (reading.HasRole(domain - 1, Roles.SpokenDot) && reading.Tokens[domain - 2].Kind != TokenKind.Sign)
        {
            int first = domain - 2;
            while (first >= 2 && domain - first < Written.Reach && reading.HasRole(first - 1, Roles.SpokenDot | Roles.SpokenJoin))
            {
                first -= 2;
            }

            proposals.AddTokens(reading, first, domain + 1, FindingType.Url, Bare);
        }
    }
}
