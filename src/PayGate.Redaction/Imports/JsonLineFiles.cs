using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Imports;

/// <summary>Redacts files of one transcript per line.</summary>
internal sealed class JsonLineFiles(RedactionPolicy policy) : IFileKind
{
    /// <inheritdoc/>
    public bool Takes(string path, ReadOnlySpan<byte> head) => Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public FileOutcome Redact(string input, string draft, Action<int> progress, CancellationToken cancellationToken)
    {
        using FileStream from = File.OpenRead(input);
        using FileStream to = new(draft, FileMode.Create, FileAccess.Write, FileShare.None);
        JsonLinesReport report = JsonLines.RunAsync(from, to, policy, cancellationToken).GetAwaiter().GetResult();
        if (report.Lines == 0)
        {
            throw new FormatException("The file holds no transcript.");
        }

        if (report.Failed > 0)
        {
            throw new FormatException("Lines of the file are no transcripts that can be read.");
        }

        to.Flush(flushToDisk: true);
        return new FileOutcome(TimeSpan.Zero, (int)Math.Min(report.Findings, int.MaxValue), ReadOnlyMemory<byte>.Empty);
    }
}
