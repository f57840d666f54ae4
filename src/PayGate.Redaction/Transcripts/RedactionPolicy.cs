using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Transcripts;

/// <summary>What a tenant wants removed, and what is to stand in its place.</summary>
public sealed class RedactionPolicy
{
    private readonly bool[] _kept = new bool[Enum.GetValues<FindingType>().Length];

    /// <summary>Makes a policy.</summary>
    /// <param name="kept">Types that stay in the text and are not reported. Card numbers, security codes and long runs of digits cannot
    /// be kept.</param>
    /// <param name="style">What stands in place of what goes.</param>
    /// <exception cref="ArgumentException">A type was to be kept that PCI DSS 3.3 or 3.4 forbids to keep.</exception>
    public RedactionPolicy(IEnumerable<FindingType>? kept = null, ReplacementStyle style = ReplacementStyle.Label)
    {
        foreach (FindingType type in kept ?? [])
        {
            if (type is FindingType.Pan or FindingType.SecurityCode or FindingType.Digits)
            {
                throw new ArgumentException("A policy cannot keep " + type.WireName() + ".", nameof(kept));
            }

            _kept[(int)type] = true;
        }

        Style = style;
    }

    /// <summary>Everything goes, labels stand in its place.</summary>
    public static RedactionPolicy Default { get; } = new();

    /// <summary>What stands in place of what goes.</summary>
    public ReplacementStyle Style { get; }

    /// <summary>Whether findings of a type are removed.</summary>
    public bool Removes(FindingType type) => !_kept[(int)type];
}
