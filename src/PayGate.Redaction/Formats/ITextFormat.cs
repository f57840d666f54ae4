using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>Redacts one form of transcript file and keeps its structure.</summary>
internal interface ITextFormat
{
    /// <summary>Copies a file with what is to go replaced.</summary>
    /// <returns>How many places were replaced.</returns>
    /// <exception cref="FormatException">The file is not of this form; the message is constant.</exception>
    long Redact(Stream input, Stream output, RedactionPolicy policy, CancellationToken cancellationToken);
}
