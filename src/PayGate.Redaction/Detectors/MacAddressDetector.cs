using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>MAC addresses in the forms of IEEE 802: six pairs of hexadecimal digits with colons or hyphens.</summary>
internal sealed class MacAddressDetector : IDetector
{
    private const float ByForm = 0.96f;
    private const int Length = 17;

    public FindingType Type => FindingType.MacAddress;

    public string Explanation => "Six pairs of hexadecimal digits with one kind of sign between.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            if (reading.Tokens[at].Kind == TokenKind.Sign || reading.Joined(at - 1, at))
            {
                continue;
            }

            int end = Written.Right(reading, at, ":-");
            ReadOnlySpan<char> text = reading.Text.Items[reading.Tokens[at].Start..reading.Tokens[end - 1].End];
            if (IsAddress(text))
            {
                proposals.AddTokens(reading, at, end, FindingType.MacAddress, ByForm);
            }

            at = end - 1;
        }
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
        {
            return false;
        }

        for (int i = 0; i < Length; i++)
        {
            bool good = i % 3 == 2 ? text[i] == text[2] && text[i] is ':' or '-' : char.IsAsciiHexDigit(text[i]);
            if (!good)
            {
                return false;
            }
        }

        return true;
    }
}
