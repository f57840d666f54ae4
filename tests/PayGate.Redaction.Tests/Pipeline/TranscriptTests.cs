using System.Text;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Planning;
using PayGate.Redaction.Store;
using PayGate.Redaction.Tests.Support;

namespace PayGate.Redaction.Tests.Pipeline;

public sealed class TranscriptTests : IDisposable
{
    private const string Spoken = """
        {"lang":"en","turns":[
          {"speaker":"agent","text":"Could you read me the card number please?","startMs":0,"endMs":900},
          {"speaker":"caller","text":"four two four two, four two four two, 4242 4242","startMs":2000,"endMs":3000},
          {"speaker":"agent","text":"Thank you, goodbye.","startMs":4500,"endMs":4900}]}
        """;

    private readonly LineFixture _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task What_is_found_in_the_transcript_is_removed_from_both_channels_of_the_audio()
    {
        short[] audio = TestAudio.Stereo(5);
        FinishedRecording recording = _line.Record(audio);
        using RedactionService service = _line.Open();
        await service.SubmitAsync(recording, Encoding.UTF8.GetBytes(Spoken), CancellationToken.None);
        service.Drain(CancellationToken.None);
        RecordingSummary summary = (await service.FindAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!;
        Assert.Equal((RecordingState.Released, null), (summary.State, summary.Reason));
        RemovedSpan span = Assert.Single(summary.Spans);
        Assert.Equal(SpanKind.SpokenData, span.Kind);
        Assert.Equal(new TimeRange(TimeSpan.FromMilliseconds(1750), TimeSpan.FromMilliseconds(3250)), span.Place);
        short[] redacted = (await LineFixture.AudioAsync(service, recording.Id))!;
        Assert.All(redacted[28_000..52_000], sample => Assert.Equal(0, sample));
        Assert.Equal(audio[52_000..], redacted[52_000..]);
        Assert.Empty(Directory.EnumerateFiles(_line.Intake));
    }

    [Fact]
    public void The_redacted_transcript_keeps_turns_and_times_and_no_digit()
    {
        TranscriptFindings findings = new TimedTranscriptCheck().Check(Encoding.UTF8.GetBytes(Spoken));
        Assert.Equal("PAN", Assert.Single(findings.Findings).Type);
        string redacted = Encoding.UTF8.GetString(findings.Redacted.Span);
        Assert.DoesNotContain("4242", redacted, StringComparison.Ordinal);
        Assert.Contains("goodbye", redacted, StringComparison.Ordinal);
        Assert.Contains("\"startMs\":2000", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"turns":[]}""")]
    [InlineData("""{"turns":[{"text":"hello"}]}""")]
    [InlineData("""{"turns":[{"text":"hello","startMs":5,"endMs":5}]}""")]
    [InlineData("""{"turns":[{"text":"hello","startMs":-1,"endMs":5}]}""")]
    [InlineData("""{"turns":[{"text":"hello","startMs":"1","endMs":5}]}""")]
    [InlineData("""{"turns":[{"text":7,"startMs":1,"endMs":5}]}""")]
    [InlineData("""{"turns":[{"text":"a","text":"b","startMs":1,"endMs":5}]}""")]
    [InlineData("""{"turns":[{"startMs":1,"endMs":5}]}""")]
    [InlineData("""{"turns":[{"text":"hello","startMs":1,"endMs":5}]} more""")]
    [InlineData("""{"turns":[{"text":"hel""")]
    public void A_transcript_that_cannot_be_read_is_refused_in_constant_words(string transcript)
    {
        FormatException failure = Assert.Throws<FormatException>(
            () => new TimedTranscriptCheck().Check(Encoding.UTF8.GetBytes(transcript)));
        Assert.DoesNotContain("hel", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_find_that_is_said_to_lie_behind_the_end_quarantines_the_recording()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(1));
        using RedactionService service = _line.Open();
        await service.SubmitAsync(recording, Encoding.UTF8.GetBytes(Spoken), CancellationToken.None);
        service.Drain(CancellationToken.None);
        RecordingSummary summary = (await service.FindAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!;
        Assert.Equal((RecordingState.Quarantined, QuarantineReason.SpanOutside), (summary.State, summary.Reason));
    }
}
