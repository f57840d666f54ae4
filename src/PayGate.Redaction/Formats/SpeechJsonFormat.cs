using PayGate.Redaction.Reading;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>
/// JSON of speech-to-text engines: whisper.cpp, Amazon Transcribe, Deepgram. Running texts and lists of words are read apart, and what
/// is found in one is taken out of the other. Everything but the replaced strings is copied byte by byte.
/// </summary>
internal sealed class SpeechJsonFormat : ITextFormat
{
    /// <inheritdoc/>
    public long Redact(Stream input, Stream output, RedactionPolicy policy, CancellationToken cancellationToken)
    {
        using WipedBytes file = new();
        StrictText.ReadAll(input, file);
        using JsonTextScanner scan = new();
        scan.Scan(file.Written.Span);
        if (!scan.Texts.Exists(text => text.Known))
        {
            throw new FormatException("The file holds no transcript that is known.");
        }

        using SpeechJsonRedaction redaction = new(scan, policy);
        redaction.FindInTexts();
        redaction.FindInWords();
        redaction.FindInSiblings();
        using JsonPatcher patcher = new(file.Written, policy);
        long removed = redaction.Apply(patcher);
        patcher.WriteTo(output);
        return removed;
    }
}
