using System.Text;
using PayGate.Redaction.Reading;

namespace PayGate.Redaction.Formats;

/// <summary>UTF-8 in and out, without strings; anything that is not UTF-8 is refused.</summary>
internal static class StrictText
{
    /// <summary>Longest file that is read as a whole, bytes.</summary>
    public const long LongestFile = 256L * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a whole file into a buffer that is cleared.</summary>
    /// <exception cref="FormatException">The file is longer than 256 MiB.</exception>
    public static void ReadAll(Stream input, WipedBytes target)
    {
        int read;
        do
        {
            read = input.Read(target.GetSpan(64 * 1024));
            target.Advance(read);
            if (target.Written.Length > LongestFile)
            {
                throw new FormatException("The file is longer than 256 MiB.");
            }
        }
        while (read > 0);
    }

    /// <summary>A decoder that keeps what a chunk leaves over for the next.</summary>
    public static Decoder Decoder() => Utf8.GetDecoder();

    /// <summary>Decodes bytes behind what a list holds.</summary>
    /// <exception cref="FormatException">The bytes are not UTF-8.</exception>
    public static void Decode(Decoder decoder, ReadOnlySpan<byte> bytes, bool last, WipedList<char> target)
    {
        try
        {
            Span<char> room = target.Reserve(bytes.Length + 4);
            target.Advance(decoder.GetChars(bytes, room, last));
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The file is not UTF-8 text.");
        }
    }

    /// <summary>Writes characters as UTF-8.</summary>
    public static void Write(Stream output, ReadOnlySpan<char> text, WipedBytes scratch)
    {
        scratch.Clear();
        scratch.Advance(Utf8.GetBytes(text, scratch.GetSpan(Utf8.GetMaxByteCount(text.Length))));
        output.Write(scratch.Written.Span);
        scratch.Clear();
    }
}
