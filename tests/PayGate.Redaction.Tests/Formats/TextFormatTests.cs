using System.Text;
using System.Text.Json;
using PayGate.Redaction.Formats;
using PayGate.Redaction.Tests.Transcripts;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Tests.Formats;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public void Plain_text_keeps_its_lines_and_joins_numbers_over_them(int chunk)
    {
        string text = "Agente: il numero della carta?\r\nCliente: è 4242 4242\n4242 4242\n\nGrazie";

        Assert.Equal("Agente: il numero della carta?\r\nCliente: è [PAN]\n[PAN]\n\nGrazie", Redact(new PlainTextFormat(), text, chunk));
    }

    [Fact]
    public void A_number_over_the_cut_of_an_endless_line_is_found()
    {
        string padding = string.Concat(Enumerable.Repeat("parola ", 40_000));
        string text = padding[..(256 * 1024 - 10)] + " 4111 1111 1111 1111 " + padding;

        string redacted = Redact(new PlainTextFormat(), text, 4096);

        Assert.DoesNotContain("1111", redacted, StringComparison.Ordinal);
        Assert.Equal(text.Length - 19, redacted.Replace("[PAN]", "", StringComparison.Ordinal).Length, 4.0);
    }

    [Fact]
    public void Captions_keep_times_numbers_tags_and_settings()
    {
        string vtt = """
            WEBVTT

            NOTE card 5555 5555 5555 4444

            1
            00:00:01.000 --> 00:00:04.000 align:start
            <v Agente>Il numero della carta?

            2
            00:00:05.000 --> 00:00:08.000
            quattro <00:00:05.500>due quattro due
            quattro due quattro due

            3
            00:00:09.000 --> 00:00:12.000
            4242
            4242 grazie

            """;
        string wanted = vtt.Replace("5555 5555 5555 4444", "[PAN]", StringComparison.Ordinal)
            .Replace("quattro <00:00:05.500>due quattro due\nquattro due quattro due", "[PAN]", StringComparison.Ordinal)
            .Replace("4242\n4242 grazie", "[PAN] grazie", StringComparison.Ordinal);

        Assert.Equal(wanted, Redact(new CaptionFormat(), vtt, 4096));
    }

    [Fact]
    public void Subrip_with_carriage_returns_keeps_its_form()
    {
        string srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nthe cvv is one two three\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nthanks\r\n";

        Assert.Equal(srt.Replace("one two three", "[SECURITY_CODE]", StringComparison.Ordinal), Redact(new CaptionFormat(), srt, 4096));
    }

    [Fact]
    public void Whisper_json_loses_the_number_in_texts_tokens_and_token_ids()
    {
        string json = """
            {"model":{"type":"base"},"result":{"language":"en"},"transcription":[
              {"timestamps":{"from":"00:00:00,000","to":"00:00:04,000"},"offsets":{"from":0,"to":4000},"text":" My card is forty-two","tokens":[
                {"text":"[_BEG_]","id":50364,"p":0.9},{"text":" My","id":1222,"p":0.9},{"text":" card","id":2998,"p":0.9},{"text":" is","id":307,"p":0.9},{"text":" forty","id":15815,"p":0.8},{"text":"-","id":12,"p":0.8},{"text":"two","id":20534,"p":0.8}]},
              {"offsets":{"from":4000,"to":9000},"text":" 42 4242 4242 4242","tokens":[
                {"text":" 42","id":14034,"p":0.9},{"text":" 4","id":1017,"p":0.9},{"text":"242","id":7261,"p":0.9},{"text":" 4242","id":777,"p":0.9},{"text":" 4242","id":777,"p":0.9}]}]}
            """;

        string redacted = Redact(new SpeechJsonFormat(), json, 4096);

        using JsonDocument document = JsonDocument.Parse(redacted);
        JsonElement[] segments = [.. document.RootElement.GetProperty("transcription").EnumerateArray()];
        Assert.Equal(" My card is [PAN]", segments[0].GetProperty("text").GetString());
        Assert.Equal(["[_BEG_]", " My", " card", " is"], segments[0].GetProperty("tokens").EnumerateArray().Take(4).Select(token =>
            token.GetProperty("text").GetString()));
        Assert.Equal(307, segments[0].GetProperty("tokens")[3].GetProperty("id").GetInt32());
        Assert.All(segments[1].GetProperty("tokens").EnumerateArray(), token => Assert.Equal(0, token.GetProperty("id").GetInt32()));
        Assert.Equal(9000, segments[1].GetProperty("offsets").GetProperty("to").GetInt32());
        Assert.DoesNotContain("42", redacted.Replace("4000", "", StringComparison.Ordinal).Replace("50364", "",
            StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Amazon_json_loses_the_number_in_the_transcript_and_in_every_alternative_of_every_item()
    {
        string items = string.Join(',',
            "my card number is four one one one one one one one one one one one one one one one thanks".Split(' ').Select((word, i) =>
            $$"""{"start_time":"{{i}}.0","end_time":"{{i}}.5","type":"pronunciation","alternatives":[{"confidence":"0.9","content":"{{word}}"},{"confidence":"0.1","content":"{{(word == "one" ? "won" : word)}}"} ]}"""));
        string json = """{"jobName":"job-1","results":{"transcripts":[{"transcript":"My card number is four one one one, one one one one, one one one one, one one one one. Thanks"}],"items":[""" + items + "]}}";

        string redacted = Redact(new SpeechJsonFormat(), json, 4096);

        Assert.Contains("\"transcript\":\"My card number is [PAN]. Thanks\"", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("\"one\"", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("\"won\"", redacted, StringComparison.Ordinal);
        Assert.Contains("\"end_time\":\"19.5\"", redacted, StringComparison.Ordinal);
        Assert.Contains("\"content\":\"thanks\"", redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void Deepgram_channels_are_read_together_in_time()
    {
        string json = """
            {"metadata":{"request_id":"a1"},"results":{"channels":[
              {"alternatives":[{"transcript":"And the security code? Thank you.","confidence":0.9,"words":[
                {"word":"and","start":0.1,"end":0.2,"punctuated_word":"And"},{"word":"the","start":0.3,"end":0.4,"punctuated_word":"the"},{"word":"security","start":0.5,"end":0.8,"punctuated_word":"security"},
                {"word":"code","start":0.9,"end":1.0,"punctuated_word":"code?"},{"word":"thank","start":60.5,"end":60.8,"punctuated_word":"Thank"},{"word":"you","start":60.9,"end":61.0,"punctuated_word":"you."}]}]},
              {"alternatives":[{"transcript":"It's five five six.","confidence":0.9,"words":[
                {"word":"it's","start":2.1,"end":2.2,"punctuated_word":"It's"},{"word":"five","start":2.3,"end":2.4,"punctuated_word":"five"},{"word":"five","start":2.5,"end":2.6,"punctuated_word":"five"},
                {"word":"six","start":2.7,"end":2.8,"punctuated_word":"six."}]}]}]}}
            """;

        string redacted = Redact(new SpeechJsonFormat(), json, 4096);

        Assert.DoesNotContain("five", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("six", redacted, StringComparison.Ordinal);
        Assert.Contains("\"transcript\":\"And the security code? Thank you.\"", redacted, StringComparison.Ordinal);
        Assert.Contains("\"start\":2.7,\"end\":2.8", redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_the_format_is_refused_without_quoting_it()
    {
        FormatException json = Assert.Throws<FormatException>(() => Redact(new SpeechJsonFormat(), "{\"text\":\"4242424242424242\"", 4096));
        Assert.Throws<FormatException>(() => Redact(new SpeechJsonFormat(), "{\"a\":1}", 4096));
        using MemoryStream latin = new([(byte)'a', 0xe8, (byte)'b']);
        Assert.Throws<FormatException>(() => new PlainTextFormat().Redact(latin, Stream.Null, RedactionPolicy.Default,
            CancellationToken.None));

        Assert.DoesNotContain("4242", json.ToString(), StringComparison.Ordinal);
    }

    private static string Redact(ITextFormat format, string text, int chunk)
    {
        using ChoppedStream input = new(Encoding.UTF8.GetBytes(text), chunk);
        using MemoryStream output = new();
        format.Redact(input, output, RedactionPolicy.Default, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
