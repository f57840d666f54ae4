namespace PayGate.Redaction.Transcripts;

/// <summary>Redacts line after line and counts.</summary>
internal sealed class JsonLineRedactor(RedactionPolicy policy) : IDisposable
{
    private readonly TranscriptRedactor _redactor = new(policy);
    private readonly Transcript _transcript = new();
    private readonly JsonLineWriter _writer = new();
    private long _number;
    private long _lines;
    private long _failed;
    private long _findings;

    public ReadOnlyMemory<byte> Output => _writer.Written;

    public JsonLinesReport Report => new(_lines, _failed, _findings);

    /// <summary>Handles one line, without its line feed. Blank lines only count for the line numbers.</summary>
    public void Redact(ReadOnlySpan<byte> line, bool oversize)
    {
        _number++;
        ReadOnlySpan<byte> mark = [0xef, 0xbb, 0xbf];
        if (_number == 1 && line.StartsWith(mark))
        {
            line = line[mark.Length..];
        }

        if (!oversize && line.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        _lines++;
        Range id = default;
        try
        {
            JsonLineProblem problem = oversize ? JsonLineProblem.TooLong : JsonLineReader.Read(line, _transcript, out id);
            if (problem != JsonLineProblem.None)
            {
                _failed++;
                _writer.WriteError(line[id], _number, JsonLineProblems.Text(problem));
                return;
            }

            using RedactedTranscript redacted = _redactor.Redact(_transcript);
            _findings += redacted.Findings.Count;
            _writer.Write(line[id], redacted);
        }
        finally
        {
            _transcript.Clear();
        }
    }

    public void ClearOutput() => _writer.Clear();

    public void Dispose()
    {
        _redactor.Dispose();
        _transcript.Dispose();
        _writer.Dispose();
    }
}
