using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Transcripts;

/// <summary>Writes a text with labels or masks in the places of its findings.</summary>
internal static class Replacements
{
    /// <summary>Appends a text; the findings lie inside it, in order.</summary>
    public static void Write(WipedList<char> target, ReadOnlySpan<char> original, ReadOnlySpan<Finding> findings, RedactionPolicy policy)
    {
        int at = 0;
        foreach (Finding finding in findings)
        {
            Append(target, original[at..finding.Start]);
            WriteOne(target, finding.Type, policy);
            at = finding.End;
        }

        Append(target, original[at..]);
    }

    /// <summary>Appends what stands in place of one finding.</summary>
    public static void WriteOne(WipedList<char> target, FindingType type, RedactionPolicy policy)
    {
        if (policy.Style == ReplacementStyle.Mask)
        {
            Append(target, "****");
            return;
        }

        Append(target, "[");
        Append(target, type.WireName());
        Append(target, "]");
    }

    /// <summary>Appends text.</summary>
    public static void Append(WipedList<char> target, ReadOnlySpan<char> part)
    {
        part.CopyTo(target.Reserve(part.Length));
        target.Advance(part.Length);
    }
}
