using PayGate.Audit;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Store;
using PayGate.Redaction.Tests.Support;

namespace PayGate.Redaction.Tests.Pipeline;

/// <summary>The line is cut off at every step, as by a kill: nothing is lost, nothing is released early, nothing happens twice.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly LineFixture _line = new();

    public static TheoryData<int> Steps => [.. Enum.GetValues<LineStep>().Select(step => (int)step)];

    public void Dispose() => _line.Dispose();

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Cut_off_at_any_step_the_recording_is_released_once_after_a_restart(int at)
    {
        var cut = (LineStep)at;
        short[] audio = TestAudio.Stereo(2);
        TestAudio.AddKey(audio, channel: 0, key: 3, atSeconds: 1, milliseconds: 60);
        FinishedRecording recording = _line.Record(audio);
        await CutOffAsync(recording, cut);

        using (RedactionService stopped = _line.Open())
        {
            RecordingSummary between = (await stopped.FindAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!;
            bool released = cut == LineStep.Released;
            Assert.Equal(released, between.State == RecordingState.Released);
            Assert.Equal(released, await LineFixture.AudioAsync(stopped, recording.Id) is not null);
            Assert.Equal(cut >= LineStep.Verified ? 1 : 0, _line.Events(AuditKind.RecordingRedacted));
            Assert.Equal(cut <= LineStep.Verified, _line.OriginalIsWhole(recording.Id));
        }

        using RedactionService service = _line.Open();
        service.Drain(CancellationToken.None);
        Assert.Equal(RecordingState.Released, (await service.FindAsync(recording.Id, LineFixture.Tenant, CancellationToken.None))!.State);
        Assert.True(_line.OriginalIsGone(recording.Id));
        Assert.Equal(1, _line.Events(AuditKind.RecordingRedacted));
        Assert.Equal(1, _line.Events(AuditKind.OriginalDestroyed));
        short[] redacted = (await LineFixture.AudioAsync(service, recording.Id))!;
        Assert.Equal(audio.Length, redacted.Length);
        Assert.All(redacted[16_000..16_960], sample => Assert.Equal(0, sample));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_line.Data, "work")));
    }

    [Fact]
    public async Task A_recording_that_cuts_the_line_off_each_time_ends_in_quarantine_and_others_go_on()
    {
        FinishedRecording poison = _line.Record(TestAudio.Stereo(1));
        for (int i = 0; i < 3; i++)
        {
            await CutOffAsync(poison, LineStep.Surveyed);
        }

        FinishedRecording other = _line.Record(TestAudio.Stereo(1));
        Assert.Equal(RecordingState.Released, (await _line.RedactAsync(other)).State);
        RecordingSummary summary = await _line.RedactAsync(poison);
        Assert.Equal((RecordingState.Quarantined, QuarantineReason.FailedRepeatedly), (summary.State, summary.Reason));
        Assert.True(_line.OriginalIsWhole(poison.Id));
    }

    private async Task CutOffAsync(FinishedRecording recording, LineStep cut)
    {
        using RedactionService service = _line.Open(step =>
        {
            if (step == cut)
            {
                throw new OperationCanceledException();
            }
        });
        await service.SubmitAsync(recording, CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => service.Drain(CancellationToken.None));
    }
}
