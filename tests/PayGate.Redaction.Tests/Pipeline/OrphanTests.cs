using System.Text;
using PayGate.CardData.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Store;
using PayGate.Redaction.Tests.Support;

namespace PayGate.Redaction.Tests.Pipeline;

public sealed class OrphanTests : IDisposable
{
    private readonly LineFixture _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task A_recording_cut_off_with_its_relay_is_redacted_up_to_where_it_ends()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(3), complete: false);
        Age(recording.Id, seconds: 60, cut: 100);
        RecordingSummary summary = await DrainAsync(recording.Id);
        Assert.Equal(RecordingState.Released, summary.State);
        Assert.InRange(summary.Duration!.Value.TotalSeconds, 2.8, 2.99);
        Assert.Equal(recording.Call, summary.Call);
        Assert.Contains("the end of the recording is missing", await ManifestAsync(recording.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_recording_whose_notice_was_lost_keeps_its_captures()
    {
        FinishedRecording recording = _line.Record(TestAudio.Stereo(2), [LineFixture.Capture(0.2, 1, 0.5, 0.6)]);
        Age(recording.Id, seconds: 60);
        RecordingSummary summary = await DrainAsync(recording.Id);
        Assert.Equal(RecordingState.Released, summary.State);
        Assert.Equal(TimeSpan.FromSeconds(0.5), Assert.Single(summary.Spans).Place.From);
        Assert.Contains(recording.Captures[0].Capture.Value, await ManifestAsync(recording.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_just_written_or_is_still_open_is_left_alone()
    {
        FinishedRecording young = _line.Record(TestAudio.Stereo(1), complete: false);
        FinishedRecording open = _line.Record(TestAudio.Stereo(1), complete: false);
        Age(open.Id, seconds: 60);
        using FileStream relay = new(_line.Original(open.Id), FileMode.Append, FileAccess.Write, FileShare.Read);
        using RedactionService service = _line.Open();
        service.Drain(CancellationToken.None);
        Assert.Null(await service.FindAsync(young.Id, LineFixture.Tenant, CancellationToken.None));
        Assert.Null(await service.FindAsync(open.Id, LineFixture.Tenant, CancellationToken.None));
    }

    [Fact]
    public async Task An_orphan_that_is_no_recording_is_quarantined_and_not_forgotten()
    {
        RecordingId id = RecordingId.New();
        File.WriteAllBytes(_line.Original(id), "garbage"u8);
        File.WriteAllBytes(SealedRecordingKeys.PathFor(_line.Original(id)), "garbage"u8);
        Age(id, seconds: 60);
        RecordingSummary summary = await DrainAsync(id);
        Assert.Equal((RecordingState.Quarantined, QuarantineReason.Unreadable), (summary.State, summary.Reason));
        Assert.True(_line.OriginalIsWhole(id));
    }

    [Fact]
    public void A_file_with_a_strange_name_harms_nothing()
    {
        File.WriteAllBytes(Path.Combine(_line.Intake, "..strange.pgr"), [1]);
        using RedactionService service = _line.Open();
        service.Drain(CancellationToken.None);
        Assert.True(File.Exists(Path.Combine(_line.Intake, "..strange.pgr")));
    }

    private void Age(RecordingId id, int seconds, int cut = 0)
    {
        string path = _line.Original(id);
        using (FileStream file = new(path, FileMode.Open, FileAccess.Write))
        {
            file.SetLength(file.Length - cut);
        }

        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-seconds));
    }

    private async Task<RecordingSummary> DrainAsync(RecordingId id)
    {
        using RedactionService service = _line.Open();
        service.Drain(CancellationToken.None);
        return (await service.FindAsync(id, LineFixture.Tenant, CancellationToken.None))!;
    }

    private async Task<string> ManifestAsync(RecordingId id)
    {
        using RedactionService service = _line.Open();
        return Encoding.UTF8.GetString((await service.OpenManifestAsync(id, LineFixture.Tenant, CancellationToken.None))!);
    }
}
