using System.Text;
using System.Text.Json;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Tests.Transcripts;

public sealed class JsonLinesTests
{
    [Fact]
    public async Task Turns_come_back_with_findings_at_their_places()
    {
        (JsonElement[] lines, JsonLinesReport report) = await RunAsync(
            """{"id":"a","lang":"it","turns":[{"speaker":"agent","text":"Il numero della carta?"},{"speaker":"caller","text":"è 4242 4242 4242 4242, grazie"}]}""");

        JsonElement finding = Assert.Single(lines[0].GetProperty("findings").EnumerateArray());
        Assert.Equal("a", lines[0].GetProperty("id").GetString());
        Assert.Equal(1, finding.GetProperty("turn").GetInt32());
        Assert.Equal(2, finding.GetProperty("start").GetInt32());
        Assert.Equal(21, finding.GetProperty("end").GetInt32());
        Assert.Equal("PAN", finding.GetProperty("type").GetString());
        Assert.Equal(0.99, finding.GetProperty("confidence").GetDouble(), 3);
        Assert.Equal(["Il numero della carta?", "è [PAN], grazie"], lines[0].GetProperty("redacted").EnumerateArray().Select(text =>
            text.GetString()));
        Assert.Equal(0, report.ExitCode);
    }

    [Fact]
    public async Task A_single_text_is_one_turn_and_offsets_count_utf16_code_units()
    {
        (JsonElement[] lines, _) = await RunAsync("""{"id":7,"text":"😀 4111111111111111"}""");

        Assert.Equal(7, lines[0].GetProperty("id").GetInt32());
        Assert.Equal(3, lines[0].GetProperty("findings")[0].GetProperty("start").GetInt32());
        Assert.Equal("😀 [PAN]", lines[0].GetProperty("redacted")[0].GetString());
    }

    [Theory]
    [InlineData("""{"id":"a","text":"4242424242424242""")]
    [InlineData("""{"id":"a","text":"4242424242424242"} x""")]
    [InlineData("""{"id":"a","text":4242424242424242}""")]
    [InlineData("""{"id":"a","turns":"4242424242424242"}""")]
    [InlineData("""{"id":"a","turns":["4242424242424242"]}""")]
    [InlineData("""{"id":"a","turns":[{"speaker":"4242424242424242"}]}""")]
    [InlineData("""{"id":"a","turns":[],"text":"4242424242424242"}""")]
    [InlineData("""{"id":"a","text":"x","text":"4242424242424242"}""")]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""{"text":"4242424242424242"}""")]
    [InlineData("""{"id":{"a":4242424242424242},"text":""}""")]
    [InlineData("""{"id":"4242 4242 4242 4242","text":"x"}""")]
    [InlineData("""{"id":"a","lang":4242424242424242,"text":"x"}""")]
    [InlineData("""{"id":"a","text":"\ud800 4242424242424242"}""")]
    [InlineData("""["4242424242424242"]""")]
    [InlineData("4242424242424242 x")]
    public async Task A_malformed_line_gives_an_error_without_its_text_and_the_run_goes_on(string bad)
    {
        (JsonElement[] lines, JsonLinesReport report) = await RunAsync("""{"id":1,"text":"x"}""", bad, "", """{"id":2,"text":"y"}""");

        Assert.Equal(3, lines.Length);
        Assert.Equal(2, lines[1].GetProperty("line").GetInt32());
        Assert.NotEmpty(lines[1].GetProperty("error").GetString()!);
        Assert.DoesNotContain("4242", lines[1].GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, lines[2].GetProperty("id").GetInt32());
        Assert.Equal(new JsonLinesReport(3, 1, 0), report);
        Assert.Equal(1, report.ExitCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Lines_are_found_however_the_stream_is_cut(int chunk)
    {
        string line = """{"id":"é","text":"carta 4111 1111 1111 1111"}""";
        using ChoppedStream input = new(Encoding.UTF8.GetBytes("\ufeff" + line + "\r\n\n" + line), chunk);
        using MemoryStream outcome = new();

        JsonLinesReport report = await JsonLines.RunAsync(input, outcome, RedactionPolicy.Default, CancellationToken.None);

        Assert.Equal(new JsonLinesReport(2, 0, 2), report);
        Assert.Equal(2, Encoding.UTF8.GetString(outcome.ToArray()).Split("carta [PAN]").Length - 1);
    }

    private static async Task<(JsonElement[] Lines, JsonLinesReport Report)> RunAsync(params string[] lines)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        using MemoryStream outcome = new();
        JsonLinesReport report = await JsonLines.RunAsync(input, outcome, RedactionPolicy.Default, CancellationToken.None);
        string[] written = Encoding.UTF8.GetString(outcome.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. written.Select(line => JsonDocument.Parse(line).RootElement)], report);
    }
}
