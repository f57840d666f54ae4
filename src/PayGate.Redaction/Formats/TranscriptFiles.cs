using PayGate.Redaction.Imports;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>Redacts transcript files: plain text, WebVTT, SubRip, and the JSON of speech-to-text engines.</summary>
internal sealed class TranscriptFiles(RedactionPolicy policy) : IFileKind
{
    /// <inheritdoc/>
    public bool Takes(string path, ReadOnlySpan<byte> head) => FormatOf(path) is not null;

    /// <inheritdoc/>
    public FileOutcome Redact(string input, string draft, Action<int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ITextFormat format = FormatOf(input) ?? throw new FormatException("The file is of no kind that is known.");
        using FileStream from = File.OpenRead(input);
        using FileStream to = new(draft, FileMode.Create, FileAccess.Write, FileShare.None);
        long removed = format.Redact(from, to, policy, cancellationToken);
        to.Flush(flushToDisk: true);
        progress(100);
        return new FileOutcome(TimeSpan.Zero, (int)Math.Min(removed, int.MaxValue), ReadOnlyMemory<byte>.Empty);
    }

    private static ITextFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".TXT" => new PlainTextFormat(),
        ".VTT" or ".SRT" => new CaptionFormat(),
        ".JSON" => new SpeechJsonFormat(),
        _ => null,
    };
}
