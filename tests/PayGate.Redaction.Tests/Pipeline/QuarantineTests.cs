using System.Text;
using PayGate.Audit;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Store;
using PayGate.Redaction.Tests.Support;

namespace PayGate.Redaction.Tests.Pipeline;

public sealed class QuarantineTests : IDisposable
{
    private readonly LineFixture _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Without_a_speech_engine_a_recording_is_quarantined_unless_the_setting_says_otherwise()
    {
        Assert.False(new RedactionOptions { IntakeFolder = "a", DataFolder = "b" }.ReleaseWithoutSpeechCheck);
        _line.ReleaseWithoutSpeechCheck = false;
        FinishedRecording recording = _line.Record(TestAudio.Stereo(1));
        await AssertQuarantinedAsync(recording, QuarantineReason.SpeechNotChecked);
        Assert.True(_line.OriginalIsWhole(recording.Id));
        using (RedactionService service = _line.Open())
        {
            string manifest = Encoding.UTF8.GetString(
                (await service.OpenManifestAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!);
            Assert.Contains("\"released\": false", manifest, StringComparison.Ordinal);
            Assert.Contains("speech was not checked", manifest, StringComparison.Ordinal);
        }

        _line.ReleaseWithoutSpeechCheck = true;
        using RedactionService later = _line.Open();
        Assert.True(await later.RetryAsync(recording.Id, LineFixture.Tenant, "qa:carla", CancellationToken.None));
        later.Drain(CancellationToken.None);
        Assert.Equal(RecordingState.Released, (await later.FindAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!.State);
        Assert.False(await later.RetryAsync(recording.Id, LineFixture.Tenant, "qa:carla", CancellationToken.None));
    }

    [Fact]
    public async Task A_recording_changed_anywhere_is_quarantined_and_the_next_one_goes_on()
    {
        FinishedRecording changed = _line.Record(TestAudio.Stereo(3));
        byte[] file = File.ReadAllBytes(_line.Original(changed.Id));
        file[file.Length / 2] ^= 1;
        File.WriteAllBytes(_line.Original(changed.Id), file);
        await AssertQuarantinedAsync(changed, QuarantineReason.Unreadable);
        Assert.Equal(RecordingState.Released, (await _line.RedactAsync(_line.Record(TestAudio.Stereo(1)))).State);
    }

    [Fact]
    public async Task A_missing_file_or_key_is_quarantined()
    {
        FinishedRecording missing = _line.Record(TestAudio.Stereo(1));
        File.Delete(_line.Original(missing.Id));
        await AssertQuarantinedAsync(missing, QuarantineReason.FileMissing);
        FinishedRecording keyless = _line.Record(TestAudio.Stereo(1));
        File.Delete(SealedRecordingKeys.PathFor(_line.Original(keyless.Id)));
        await AssertQuarantinedAsync(keyless, QuarantineReason.KeyMissing);
    }

    [Fact]
    public async Task A_recording_sealed_to_somebody_else_is_quarantined()
    {
        using SealingKeyPair other = SealingKeyPair.Generate();
        await AssertQuarantinedAsync(_line.Record(TestAudio.Stereo(1), to: other.PublicKey), QuarantineReason.Unreadable);
    }

    [Fact]
    public async Task A_job_that_names_another_call_than_the_file_is_quarantined() => await AssertQuarantinedAsync(
        _line.Record(TestAudio.Stereo(1)) with { Call = CallId.New() }, QuarantineReason.HeaderMismatch);

    [Fact]
    public async Task A_finished_recording_without_its_end_is_quarantined() => await AssertQuarantinedAsync(
        _line.Record(TestAudio.Stereo(1), complete: false), QuarantineReason.EndMissing);

    [Fact]
    public async Task A_recording_without_audio_is_quarantined() =>
        await AssertQuarantinedAsync(_line.Record([]), QuarantineReason.Empty);

    [Fact]
    public async Task A_masked_key_behind_the_end_is_quarantined() => await AssertQuarantinedAsync(
        _line.Record(TestAudio.Stereo(1), [LineFixture.Capture(0, 3, 2, 2.1)]), QuarantineReason.SpanOutside);

    [Fact]
    public async Task A_transcript_that_cannot_be_checked_is_quarantined_and_never_lies_in_clear()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(1));
        byte[] transcript = "my card is 4242 4242 4242 4242"u8.ToArray();
        using RedactionService service = _line.Open();
        await service.SubmitAsync(recording, transcript, CancellationToken.None);
        foreach (string file in Directory.EnumerateFiles(_line.Intake))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf("4242"u8) < 0);
        }

        service.Drain(CancellationToken.None);
        RecordingSummary summary = (await service.FindAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!;
        Assert.Equal((RecordingState.Quarantined, QuarantineReason.TranscriptUnusable), (summary.State, summary.Reason));
    }

    [Fact]
    public void Every_reason_has_a_text_of_its_own()
    {
        string[] texts = [.. Enum.GetValues<QuarantineReason>().Select(reason => reason.Describe())];
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    private async Task AssertQuarantinedAsync(FinishedRecording recording, QuarantineReason reason)
    {
        long before = _line.Events(AuditKind.RecordingQuarantined);
        RecordingSummary summary = await _line.RedactAsync(recording);
        Assert.Equal((RecordingState.Quarantined, reason), (summary.State, summary.Reason));
        Assert.Equal(before + 1, _line.Events(AuditKind.RecordingQuarantined));
        Assert.Equal(0, _line.Events(AuditKind.OriginalDestroyed));
        using RedactionService service = _line.Open();
        Assert.Null(await service.OpenAudioAsync(recording.Id, LineFixture.Tenant, CancellationToken.None));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_line.Data, "released")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_line.Data, "work")));
    }
}
