namespace PayGate.Redaction.Imports;

/// <summary>What became of every file. Speech in audio was not checked: there is no speech engine.</summary>
/// <param name="Files">In the order in which they were treated.</param>
public sealed record FileRedactionReport(IReadOnlyList<FileRedactionResult> Files)
{
    /// <summary>There was at least one file, and every one was redacted.</summary>
    public bool Complete => Files.Count > 0 && Files.All(file => file.State == FileRedactionState.Redacted);
}
