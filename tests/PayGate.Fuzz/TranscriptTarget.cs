using System.Text;
using PayGate.Redaction.Formats;
using PayGate.Redaction.Transcripts;

namespace PayGate.Fuzz;

/// <summary>Transcripts: a line of JSON and every file format either give a result or say what is wrong; nothing else may be
/// thrown.</summary>
internal static class TranscriptTarget
{
    private static readonly ITextFormat[] Formats = [new PlainTextFormat(), new CaptionFormat(), new SpeechJsonFormat()];

    internal static FuzzTarget Make() => new(
        "Transcript",
        [
            Bytes("{\"id\":1,\"lang\":\"it\",\"turns\":[{\"speaker\":\"a\",\"text\":\"il numero della carta? 09/28 via Roma 1, 12 marzo 1980\"},{\"text\":\"4242 doppio quattro, oh due 4242\"}]}"),
            Bytes("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v A>four two <c>four two</c> a@b.it 1:2::3 R come Roma IT60 X054\n\n"),
            Bytes("{\"results\":{\"items\":[{\"start\":1,\"id\":7,\"alternatives\":[{\"content\":\"4242\"}]}],\"transcripts\":[{\"transcript\":\"4242 4242 4242 4242\"}]}}"),
        ],
        Take);

    private static void Take(byte[] input)
    {
        using (MemoryStream line = new(input))
        {
            JsonLines.RunAsync(line, Stream.Null, RedactionPolicy.Default, CancellationToken.None).GetAwaiter().GetResult();
        }

        foreach (ITextFormat format in Formats)
        {
            using MemoryStream file = new(input);
            try
            {
                format.Redact(file, Stream.Null, RedactionPolicy.Default, CancellationToken.None);
            }
            catch (FormatException)
            {
                // Refused, as it should be.
            }
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
