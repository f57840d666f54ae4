namespace PayGate.Redaction.Pipeline;

/// <summary>What a transcript check gave.</summary>
/// <param name="Findings">What is to be removed from the audio.</param>
/// <param name="Redacted">The redacted transcript, UTF-8.</param>
internal sealed record TranscriptFindings(IReadOnlyList<TimedFinding> Findings, ReadOnlyMemory<byte> Redacted)
{
    /// <summary>Of a recording without a transcript.</summary>
    public static TranscriptFindings None { get; } = new([], ReadOnlyMemory<byte>.Empty);
}
