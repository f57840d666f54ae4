using System.Net;
using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>IPv4 addresses, written or spoken, and IPv6 addresses.</summary>
internal sealed class IpAddressDetector : IDetector
{
    private const float ByForm = 0.95f;
    private const float Spoken = 0.85f;
    private const int Groups = 4;

    public FindingType Type => FindingType.IpAddress;

    public string Explanation => "Four numbers up to 255 with dots, written or spoken, or a valid IPv6 text.";

    public void Detect(TextReading reading, Proposals proposals)
    {
        for (int i = 0; i + Groups <= reading.Items.Count; i++)
        {
            if (IsWritten(reading, i))
            {
                proposals.AddItems(reading, i, i + Groups, FindingType.IpAddress, ByForm);
            }
        }

        foreach (ref readonly Chain chain in reading.Chains.Items)
        {
            if (chain.Shape == ChainShape.Digits && chain.DigitCount is >= Groups and <= 12 && IsSpoken(reading, chain))
            {
                proposals.AddChain(reading, chain, FindingType.IpAddress, Spoken);
            }
        }

        DetectVersion6(reading, proposals);
    }

    private static bool IsWritten(TextReading reading, int first)
    {
        if (ItemMarker.IsTight(reading, reading.Items, first - 1, ".")
            || ItemMarker.IsTight(reading, reading.Items, first + Groups - 1, "."))
        {
            return false;
        }

        for (int i = 0; i < Groups; i++)
        {
            ref NumberItem item = ref reading.Items[first + i];
            bool tight = i == 0 || ItemMarker.IsTight(reading, reading.Items, first + i - 1, ".");
            if (!tight || !item.Has(ItemTraits.Numeral) || item.DigitCount > 3 || ItemMarker.ValueOf(reading, item) > 255)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSpoken(TextReading reading, in Chain chain)
    {
        int dots = 0;
        int value = 0;
        int digits = 0;
        for (int i = chain.FirstItem; i < chain.EndItem; i++)
        {
            ref NumberItem item = ref reading.Items[i];
            if (i > chain.FirstItem && reading.HasRole(item.FirstToken - 1, Roles.SpokenDot))
            {
                dots++;
                value = 0;
                digits = 0;
            }

            foreach (byte digit in reading.DigitsOf(item))
            {
                value = Math.Min((value * 10) + digit, 9999);
                digits++;
            }

            if (value > 255 || digits > 3)
            {
                return false;
            }
        }

        return dots == Groups - 1;
    }

    private static void DetectVersion6(TextReading reading, Proposals proposals)
    {
        for (int at = 0; at < reading.Tokens.Count; at++)
        {
            if (reading.SignAt(at) != ':' || at < 1 || !reading.Joined(at, at + 1))
            {
                continue;
            }

            int first = Written.Left(reading, at, ":");
            int end = Written.TrimEnd(reading, at, Written.Right(reading, at, ":."));
            ReadOnlySpan<char> text = reading.Text.Items[reading.Tokens[first].Start..reading.Tokens[end - 1].End];
            if (text.Length is >= 6 and <= 45 && text.Count(':') >= 2 && IPAddress.TryParse(text, out _))
            {
                proposals.AddTokens(reading, first, end, FindingType.IpAddress, ByForm);
            }

            at = Math.Max(at, end - 1);
        }
    }
}
