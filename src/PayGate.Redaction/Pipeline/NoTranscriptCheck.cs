namespace PayGate.Redaction.Pipeline;

/// <summary>Refuses every transcript: what is not checked must not be released.</summary>
internal sealed class NoTranscriptCheck : ITranscriptCheck
{
    /// <inheritdoc/>
    public TranscriptFindings Check(ReadOnlyMemory<byte> transcript) => throw new FormatException("Transcripts are not checked here.");
}
