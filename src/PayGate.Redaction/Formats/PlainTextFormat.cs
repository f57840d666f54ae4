using System.Text;
using PayGate.Redaction.Reading;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>Plain text: every line is a turn. Memory does not grow with the file.</summary>
internal sealed class PlainTextFormat : ITextFormat
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>A line is cut when it grows longer, characters; numbers are still joined over the cut.</summary>
    private const int LongestLine = 256 * 1024;

    /// <inheritdoc/>
    public long Redact(Stream input, Stream output, RedactionPolicy policy, CancellationToken cancellationToken)
    {
        using LineWriter writer = new(output, policy);
        using WipedList<char> text = new();
        using WipedBytes chunk = new();
        Decoder decoder = StrictText.Decoder();
        bool last = false;
        while (!last)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = input.Read(chunk.GetSpan(ChunkSize)[..ChunkSize]);
            chunk.Advance(read);
            last = read == 0;
            StrictText.Decode(decoder, chunk.Written.Span, last, text);
            chunk.Clear();
            text.Drop(TakeLines(text.Items, last, writer));
        }

        return writer.Complete();
    }

    private static int TakeLines(ReadOnlySpan<char> text, bool last, LineWriter writer)
    {
        int start = 0;
        while (start < text.Length)
        {
            int feed = text[start..].IndexOf('\n');
            int length = feed >= 0 ? feed : text.Length - start;
            if (feed < 0 && !last && length < LongestLine)
            {
                break;
            }

            if (length > LongestLine || (feed < 0 && !last))
            {
                length = Cut(text.Slice(start, LongestLine));
                feed = -1;
            }

            ReadOnlySpan<char> line = text.Slice(start, length);
            bool carriage = feed >= 0 && line.EndsWith('\r');
            writer.Add(carriage ? line[..^1] : line, feed < 0 ? "" : carriage ? "\r\n" : "\n");
            start += length + (feed < 0 ? 0 : 1);
        }

        return start;
    }

    /// <summary>Cuts behind the last blank, or in the middle of whatever it is; never between the halves of a surrogate pair.</summary>
    private static int Cut(ReadOnlySpan<char> line)
    {
        int blank = line.LastIndexOfAny(" \t");
        return blank > 0 ? blank + 1 : char.IsHighSurrogate(line[^1]) ? line.Length - 1 : line.Length;
    }
}
