using System.Text.Encodings.Web;
using System.Text.Json;
using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>Copies a JSON file with some of its values replaced; replacements come in the order of the file.</summary>
internal sealed class JsonPatcher(ReadOnlyMemory<byte> file, RedactionPolicy policy) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WipedBytes _written = new();
    private readonly WipedList<char> _text = new();
    private int _at;

    /// <summary>Puts a text with its findings replaced in the place of a string.</summary>
    public void Replace(int start, int end, ReadOnlySpan<char> original, ReadOnlySpan<Finding> findings)
    {
        _text.Clear();
        Replacements.Write(_text, original, findings, policy);
        CopyUpTo(start);
        using (Utf8JsonWriter json = new(_written, Options))
        {
            json.WriteStringValue(_text.Items);
        }

        _at = end;
    }

    /// <summary>Puts a zero in the place of a number.</summary>
    public void Zero(int start, int end)
    {
        CopyUpTo(start);
        _written.GetSpan(1)[0] = (byte)'0';
        _written.Advance(1);
        _at = end;
    }

    public void WriteTo(Stream output)
    {
        CopyUpTo(file.Length);
        output.Write(_written.Written.Span);
        output.Flush();
    }

    public void Dispose()
    {
        _written.Dispose();
        _text.Dispose();
    }

    private void CopyUpTo(int end)
    {
        ReadOnlySpan<byte> part = file.Span[_at..end];
        part.CopyTo(_written.GetSpan(part.Length));
        _written.Advance(part.Length);
        _at = end;
    }
}
