using System.Text.Encodings.Web;
using System.Text.Json;
using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Transcripts;

/// <summary>Writes result and error lines into a buffer that is cleared.</summary>
internal sealed class JsonLineWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WipedBytes _buffer = new();
    private readonly Utf8JsonWriter _json;

    public JsonLineWriter() => _json = new Utf8JsonWriter(_buffer, Options);

    public ReadOnlyMemory<byte> Written => _buffer.Written;

    public void Write(ReadOnlySpan<byte> id, RedactedTranscript redacted)
    {
        _json.WriteStartObject();
        _json.WritePropertyName("id"u8);
        _json.WriteRawValue(id, skipInputValidation: true);
        _json.WriteStartArray("findings"u8);
        foreach (Finding finding in redacted.Findings)
        {
            WriteFinding(finding);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("redacted"u8);
        for (int turn = 0; turn < redacted.TurnCount; turn++)
        {
            _json.WriteStringValue(redacted.TextOf(turn));
        }

        _json.WriteEndArray();
        EndLine();
    }

    public void WriteError(ReadOnlySpan<byte> id, long line, string error)
    {
        _json.WriteStartObject();
        if (!id.IsEmpty)
        {
            _json.WritePropertyName("id"u8);
            _json.WriteRawValue(id, skipInputValidation: true);
        }

        _json.WriteNumber("line"u8, line);
        _json.WriteString("error"u8, error);
        EndLine();
    }

    public void Clear() => _buffer.Clear();

    public void Dispose()
    {
        _json.Dispose();
        _buffer.Dispose();
    }

    private void WriteFinding(Finding finding)
    {
        _json.WriteStartObject();
        _json.WriteNumber("turn"u8, finding.Turn);
        _json.WriteNumber("start"u8, finding.Start);
        _json.WriteNumber("end"u8, finding.End);
        _json.WriteString("type"u8, finding.Type.WireName());
        _json.WriteNumber("confidence"u8, finding.Confidence);
        _json.WriteEndObject();
    }

    private void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.GetSpan(1)[0] = (byte)'\n';
        _buffer.Advance(1);
    }
}
