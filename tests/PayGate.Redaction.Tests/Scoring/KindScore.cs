namespace PayGate.Redaction.Tests.Scoring;

/// <summary>How one kind of data fared: labels, labels wholly covered, labels also named right, and letters and digits covered.</summary>
internal sealed class KindScore
{
    public int Labels { get; set; }

    public int Whole { get; set; }

    public int Named { get; set; }

    public int Characters { get; set; }

    public int Covered { get; set; }

    public double Coverage => Characters == 0 ? 1 : (double)Covered / Characters;
}
