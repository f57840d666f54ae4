using System.Text.Json;
using PayGate.Audit;
using PayGate.CardData.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Planning;
using PayGate.Redaction.Store;
using PayGate.Redaction.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Redaction.Tests.Pipeline;

public sealed class ReleaseTests : IDisposable
{
    private readonly LineFixture _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task A_recording_with_a_key_left_in_it_is_released_without_it_and_its_original_destroyed()
    {
        short[] audio = TestAudio.Stereo(5);
        short[] clean = [.. audio];
        TestAudio.AddKey(audio, channel: 1, key: 7, atSeconds: 2, milliseconds: 80);
        FinishedRecording recording = _line.Record(audio, [LineFixture.Capture(0.5, 1.5, 1.0, 1.1)]);
        RecordingSummary summary = await _line.RedactAsync(recording);

        Assert.Equal(RecordingState.Released, summary.State);
        Assert.False(summary.SpeechChecked);
        Assert.Equal(TimeSpan.FromSeconds(5), summary.Duration);
        Assert.Equal([SpanKind.MaskedKey, SpanKind.ResidualTone], summary.Spans.Select(span => span.Kind));
        Assert.Equal([new TimeRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5))], summary.Captures);
        Assert.True(_line.OriginalIsGone(recording.Id));

        using RedactionService service = _line.Open();
        short[] redacted = (await LineFixture.AudioAsync(service, recording.Id))!;
        Assert.Equal(audio.Length, redacted.Length);
        Assert.All(redacted[16_000..17_600], sample => Assert.Equal(0, sample));
        Assert.All(redacted[(2 * 16_000)..((2 * 16_000) + 1280)], sample => Assert.Equal(0, sample));
        Assert.Equal(clean[..16_000], redacted[..16_000]);
        Assert.Equal(clean[17_600..30_000], redacted[17_600..30_000]);
        Assert.Equal(clean[36_000..], redacted[36_000..]);
        Assert.Empty(ResidualToneDetector.Find([.. redacted.Where((_, i) => i % 2 == 1)]));
    }

    [Fact]
    public async Task Each_step_is_in_the_audit_chain()
    {
        await _line.RedactAsync(_line.Record(TestAudio.Stereo(1)));
        Assert.Equal(1, _line.Events(AuditKind.RecordingQueued));
        Assert.Equal(1, _line.Events(AuditKind.RecordingRedacted));
        Assert.Equal(1, _line.Events(AuditKind.OriginalDestroyed));
        Assert.Equal(0, _line.Events(AuditKind.RecordingQuarantined));
    }

    [Fact]
    public async Task The_manifest_says_what_was_removed_how_that_was_verified_and_that_speech_was_not_checked()
    {
        short[] audio = TestAudio.Stereo(3);
        TestAudio.AddKey(audio, channel: 0, key: 4, atSeconds: 1, milliseconds: 100);
        FinishedRecording recording = _line.Record(audio, [LineFixture.Capture(0.2, 2.5, 2.0, 2.2)]);
        await _line.RedactAsync(recording);
        using RedactionService service = _line.Open();
        using JsonDocument manifest = JsonDocument.Parse(
            (await service.OpenManifestAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!);
        JsonElement root = manifest.RootElement;
        Assert.Equal(recording.Id.Value, root.GetProperty("recording").GetString());
        Assert.True(root.GetProperty("released").GetBoolean());
        Assert.False(root.GetProperty("speechChecked").GetBoolean());
        Assert.Equal("speech was not checked: no speech engine is installed", root.GetProperty("speech").GetString());
        Assert.True(root.GetProperty("verification").GetProperty("passed").GetBoolean());
        Assert.Equal(6, root.GetProperty("verification").GetProperty("checks").GetArrayLength());
        Assert.Equal(2, root.GetProperty("removed").GetArrayLength());
        Assert.Equal("residualTone", root.GetProperty("removed")[0].GetProperty("kinds")[0].GetString());
        Assert.Equal(1, root.GetProperty("captures")[0].GetProperty("maskedKeys").GetInt32());
        Assert.Equal(3000, root.GetProperty("durationMs").GetDouble());
    }

    [Fact]
    public async Task What_lies_on_disk_is_sealed_under_a_key_of_its_own()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(1));
        await _line.RedactAsync(recording);
        string released = Path.Combine(_line.Data, "released", recording.Id.Value + ".pgr");
        Assert.True(File.Exists(released));
        Assert.True(SealedRecordingKeys.Exists(released));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_line.Data, "work")));
        Assert.Empty(Directory.EnumerateFiles(_line.Intake));
    }

    [Fact]
    public async Task Audio_can_be_read_from_any_place()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(3));
        await _line.RedactAsync(recording);
        using RedactionService service = _line.Open();
        await using Stream wav = (await service.OpenAudioAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!;
        byte[] whole = new byte[wav.Length];
        wav.ReadExactly(whole);
        Assert.Equal(0, wav.Read(new byte[10]));
        foreach (int at in new[] { 0, 1, 43, 44, 45, 50_001, whole.Length - 3 })
        {
            byte[] part = new byte[Math.Min(20_000, whole.Length - at)];
            wav.Position = at;
            wav.ReadExactly(part);
            Assert.Equal(whole[at..(at + part.Length)], part);
        }
    }

    [Fact]
    public async Task Another_tenant_finds_nothing()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(1));
        await _line.RedactAsync(recording);
        Assert.True(TenantId.TryParse("other", out TenantId other));
        using RedactionService service = _line.Open();
        Assert.Empty(await service.ListAsync(other, null, CancellationToken.None));
        Assert.Null(await service.FindAsync(recording.Id, other, CancellationToken.None));
        Assert.Null(await service.OpenAudioAsync(recording.Id, other, CancellationToken.None));
        Assert.Null(await service.OpenManifestAsync(recording.Id, other, CancellationToken.None));
        Assert.Single(await service.ListAsync(LineFixture.Tenant, RecordingState.Released, CancellationToken.None));
        Assert.Empty(await service.ListAsync(LineFixture.Tenant, RecordingState.Queued, CancellationToken.None));
    }

    [Fact]
    public async Task A_recording_submitted_twice_is_redacted_once()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(1));
        await _line.RedactAsync(recording);
        await _line.RedactAsync(recording);
        Assert.Equal(1, _line.Events(AuditKind.RecordingQueued));
        Assert.Equal(1, _line.Events(AuditKind.RecordingRedacted));
    }

    [Fact]
    public void Two_services_never_share_a_data_folder()
    {
        using RedactionService first = _line.Open();
        Assert.Throws<IOException>(() => _line.Open());
    }

    [Fact]
    public async Task A_running_service_takes_what_is_submitted()
    {
        using RedactionService service = _line.Open();
        using var stop = new CancellationTokenSource();
        Task running = service.RunAsync(stop.Token);
        FinishedRecording recording = _line.Record(TestAudio.Stereo(1));
        await service.SubmitAsync(recording, CancellationToken.None);
        while ((await service.FindAsync(recording.Id, LineFixture.Tenant, stop.Token))!.State is RecordingState.Queued or RecordingState.Working)
        {
            await Task.Delay(10);
        }

        await stop.CancelAsync();
        await running;
        Assert.Equal(RecordingState.Released, (await service.FindAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!.State);
    }
}
