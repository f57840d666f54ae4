namespace PayGate.Redaction.Pipeline;

/// <summary>Finds sensitive data in the transcript that was submitted with a recording, and where it is spoken.</summary>
internal interface ITranscriptCheck
{
    /// <summary>Checks and redacts a transcript.</summary>
    /// <param name="transcript">UTF-8.</param>
    /// <exception cref="FormatException">It is no transcript, or a find in it has no place in time; the text is constant.</exception>
    TranscriptFindings Check(ReadOnlyMemory<byte> transcript);
}
