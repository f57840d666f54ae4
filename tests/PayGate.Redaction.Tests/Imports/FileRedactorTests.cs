using PayGate.Redaction.Audio;
using PayGate.Redaction.Imports;
using PayGate.Redaction.Tests.Support;
using PayGate.Redaction.Tones;

namespace PayGate.Redaction.Tests.Imports;

public sealed class FileRedactorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Replacement.Silence)]
    [InlineData(Replacement.Bleep)]
    public async Task A_recording_keeps_its_format_and_length_and_loses_its_keys_and_comments(Replacement replacement)
    {
        var format = new WavFormat(SampleEncoding.ALaw, 2, 8000);
        byte[] file = new WavBytes().Format(format).Chunk("LIST", "card 4242 4242 4242 4242"u8.ToArray()).Chunk("data", Keyed(format)).ToArray();
        File.WriteAllBytes(_folder["in.wav"], file);
        FileRedactionReport report = await RunAsync("in.wav", "out.wav", replacement);
        Assert.True(report.Complete);
        Assert.Equal(1, Assert.Single(report.Files).Removed);
        Assert.Equal(TimeSpan.FromSeconds(2), report.Files[0].Duration);
        byte[] output = File.ReadAllBytes(_folder["out.wav"]);
        Assert.True(output.AsSpan().IndexOf("4242"u8) < 0);
        using WavReader reader = WavReader.OpenFile(_folder["out.wav"]);
        Assert.Equal(format, reader.Format);
        Assert.Equal(16_000, reader.Frames);
        using ToneReport tones = ToneReport.Read(_folder["out.wav"], CancellationToken.None);
        Assert.Empty(tones.Tones);
        Assert.Contains("speech was not checked", File.ReadAllText(_folder["out.wav.manifest.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_redacted_file_by_file_and_bad_ones_do_not_stop_it()
    {
        Directory.CreateDirectory(_folder["in/sub"]);
        byte[] good = WavBytes.Plain(WavFormat.Telephone, Keyed(WavFormat.Telephone));
        File.WriteAllBytes(_folder["in/a.wav"], good);
        File.WriteAllBytes(_folder["in/b.wav"], good[..20]);
        File.WriteAllBytes(_folder["in/c.mp3"], [1, 2, 3]);
        File.WriteAllBytes(_folder["in/d.wav"], []);
        File.WriteAllBytes(_folder["in/e.wav"], WavBytes.Plain(WavFormat.Telephone, []));
        File.WriteAllBytes(_folder["in/sub/f.bin"], good);
        File.CreateSymbolicLink(_folder["in/g.wav"], _folder["in/a.wav"]);
        var seen = new List<FileProgress>();
        FileRedactionReport report = await new FileRedactor(Replacement.Silence, TimeProvider.System)
            .RunAsync(_folder["in"], _folder["out"], seen.Add, CancellationToken.None);
        Assert.False(report.Complete);
        Assert.Equal(
            ["a.wav", Path.Combine("sub", "f.bin")],
            report.Files.Where(file => file.State == FileRedactionState.Redacted).Select(file => file.Name));
        Assert.All(report.Files.Where(file => file.State == FileRedactionState.Failed), file => Assert.NotNull(file.Problem));
        Assert.Equal(
            ["a.wav", "a.wav.manifest.json", "f.bin", "f.bin.manifest.json"],
            Directory.EnumerateFiles(_folder["out"], "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)!).Order());
        Assert.Equal(7, seen[^1].Total);
        Assert.Contains(seen, progress => progress is { Name: "a.wav", Percent: > 50 });
    }

    [Fact]
    public async Task Transcripts_go_the_same_way_and_one_that_cannot_be_read_leaves_no_file()
    {
        Directory.CreateDirectory(_folder["in"]);
        File.WriteAllText(_folder["in/good.jsonl"], """{"id":1,"text":"my card is 4242 4242 4242 4242"}""");
        File.WriteAllText(_folder["in/bad.jsonl"], "my card is 4242 4242 4242 4242");
        FileRedactionReport report = await RunAsync("in", "out", Replacement.Silence);
        Assert.Equal(["bad.jsonl", "good.jsonl"], report.Files.Select(file => file.Name));
        Assert.Equal([FileRedactionState.Failed, FileRedactionState.Redacted], report.Files.Select(file => file.State));
        string only = Assert.Single(Directory.EnumerateFiles(_folder["out"]));
        Assert.DoesNotContain("4242", File.ReadAllText(only), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_output_is_never_overwritten()
    {
        File.WriteAllBytes(_folder["in.wav"], WavBytes.Plain(WavFormat.Telephone, Keyed(WavFormat.Telephone)));
        File.WriteAllBytes(_folder["out.wav"], [42]);
        FileRedactionReport report = await RunAsync("in.wav", "out.wav", Replacement.Silence);
        Assert.Equal("The output exists already.", Assert.Single(report.Files).Problem);
        Assert.Equal([42], File.ReadAllBytes(_folder["out.wav"]));
    }

    [Theory]
    [InlineData("in", "in")]
    [InlineData("in", "in/out")]
    [InlineData("nothing", "out")]
    public async Task A_run_that_cannot_be_meant_is_refused(string input, string output)
    {
        Directory.CreateDirectory(_folder["in"]);
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(input, output, Replacement.Silence));
    }

    [Fact]
    public async Task An_empty_folder_is_not_complete()
    {
        Directory.CreateDirectory(_folder["in"]);
        Assert.False((await RunAsync("in", "out", Replacement.Silence)).Complete);
    }

    private static byte[] Keyed(WavFormat format)
    {
        short[] audio = TestAudio.Stereo(2);
        TestAudio.AddKey(audio, channel: 0, key: 6, atSeconds: 1, milliseconds: 90);
        return TestAudio.Encode(format.Encoding, audio);
    }

    private Task<FileRedactionReport> RunAsync(string input, string output, Replacement replacement) =>
        new FileRedactor(replacement, TimeProvider.System).RunAsync(_folder[input], _folder[output], null, CancellationToken.None);
}
