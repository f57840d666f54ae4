using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Transcripts;

/// <summary>
/// <c>paygate redact --jsonl</c>: one transcript per line in, one result per line out, memory bounded by the longest line. A line that
/// cannot be read gives an error object and the run goes on.
/// </summary>
public static class JsonLines
{
    private const int ChunkSize = 128 * 1024;

    /// <summary>Redacts all lines of a stream.</summary>
    /// <param name="input">UTF-8 JSON lines: <c>{"id","lang","turns":[{"speaker","text"}]}</c> or <c>{"id","text"}</c>.</param>
    /// <param name="output">Gets <c>{"id","findings":[{"turn","start","end","type","confidence"}],"redacted":[...]}</c>, or
    /// <c>{"id","line","error"}</c>.</param>
    /// <param name="policy">What goes and what stands in its place.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    public static async Task<JsonLinesReport> RunAsync(Stream input, Stream output, RedactionPolicy policy,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        using JsonLineRedactor redactor = new(policy);
        using WipedBytes pending = new();
        bool oversize = false;
        while (true)
        {
            int read = await input.ReadAsync(pending.GetMemory(ChunkSize)[..ChunkSize], cancellationToken);
            int searched = pending.Written.Length;
            pending.Advance(read);
            if (read == 0)
            {
                redactor.Redact(pending.Written.Span, oversize);
                await WriteAsync(redactor, output, cancellationToken);
                await output.FlushAsync(cancellationToken);
                return redactor.Report;
            }

            int start = 0;
            int end;
            while ((end = EndOfLine(pending, Math.Max(start, searched))) >= 0)
            {
                redactor.Redact(pending.Written.Span[start..end], oversize);
                await WriteAsync(redactor, output, cancellationToken);
                oversize = false;
                start = end + 1;
                searched = start;
            }

            pending.Consume(start);
            if (pending.Written.Length > JsonLineProblems.LongestLine)
            {
                oversize = true;
                pending.Clear();
            }
        }
    }

    private static int EndOfLine(WipedBytes pending, int from)
    {
        int at = pending.Written.Span[from..].IndexOf((byte)'\n');
        return at < 0 ? -1 : from + at;
    }

    private static async Task WriteAsync(JsonLineRedactor redactor, Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(redactor.Output, cancellationToken);
        redactor.ClearOutput();
    }
}
