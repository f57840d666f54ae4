namespace PayGate.Redaction.Transcripts;

/// <summary>How a run over JSON lines went.</summary>
/// <param name="Lines">Lines that were not blank.</param>
/// <param name="Failed">Lines that could not be read; each has an error object in the output.</param>
/// <param name="Findings">Findings in all lines together.</param>
public sealed record JsonLinesReport(long Lines, long Failed, long Findings)
{
    /// <summary>0 when every line was redacted, 1 otherwise.</summary>
    public int ExitCode => Failed == 0 ? 0 : 1;
}
