using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Relaying;

namespace PayGate.Media.Tests.Listening;

public sealed class CallListeningTests : IDisposable
{
    private readonly ListeningBench _bench = new(43000);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(MaskStyle.Silence)]
    [InlineData(MaskStyle.FlatTone)]
    public void A_capture_whose_mask_holds_is_measured_without_a_hit(MaskStyle style)
    {
        CaptureId capture = _bench.Arm(style);
        for (byte key = 0; key < 16; key++)
        {
            _bench.Press(key);
            _bench.Talk(200);
        }

        _bench.Desk.Disarm(capture);
        _bench.Talk(4000);

        CaptureMeasurement measured = Assert.Single(_bench.Told<CaptureMeasured>()).Measurement;
        Assert.Equal((capture, _bench.Call.Id, style, MeasurementEnd.MaskOpened), (measured.Capture, measured.Call, measured.MaskStyle, measured.End));
        Assert.True(measured is { MaskConfirmed: true, RecorderConfirmed: true, IsRecorded: false, HitCount: 0 });
        OutputMeasurement legs = Assert.Single(measured.Outputs);
        Assert.Equal((MaskedOutput.Legs, 0L), (legs.Output, legs.Withheld));
        Assert.InRange(legs.VerifiedMilliseconds, 5500, 8600);
        Assert.Equal(TimeSpan.FromMilliseconds(16 * 280), measured.DisarmedAt - measured.MaskClosedAt);
        Assert.Equal("agent", Assert.Single(measured.Parties).Role);
        Assert.Contains(measured.Detectors, detector => detector.Part == "verification");
    }

    [Theory]
    [InlineData(LeakKind.Tone)]
    [InlineData(LeakKind.TelephoneEvent)]
    [InlineData(LeakKind.UnknownPayload)]
    public void A_key_behind_the_mask_ends_the_capture_and_does_not_leave(LeakKind kind)
    {
        CaptureId capture = _bench.Arm();
        _bench.Talk(400);
        _bench.HeardByAgent();
        Leak(kind);

        MaskingFailed failed = Assert.Single(_bench.Told<MaskingFailed>());
        Assert.Equal((capture, MaskedOutput.Legs, kind), (failed.Capture, failed.Output, failed.Hit.Kind));
        int before = _bench.HeardByAgent();
        Assert.InRange(before, 0, kind == LeakKind.Tone ? 1 : 0);
        _bench.Talk(1500);
        Assert.Equal(0, _bench.HeardByAgent());
        _bench.Talk(1000);
        Assert.NotEqual(0, _bench.HeardByAgent());
        Assert.Throws<InvalidOperationException>(() => _bench.Desk.Seal(capture));
    }

    [Fact]
    public void Protection_is_lost_once_and_the_digits_are_gone()
    {
        CaptureId capture = _bench.Arm();
        _bench.Desk.AskField(capture, CardField.Expiry, 1);
        _bench.LeakTone(7, 100);
        _bench.LeakTone(8, 100);
        List<RelayNotice> told = _bench.Told<RelayNotice>();
        Assert.Equal(capture, Assert.Single(told.OfType<ProtectionLost>()).Capture);
        Assert.Single(told.OfType<MaskingFailed>());
    }

    [Fact]
    public void The_mask_stays_closed_until_the_call_ends()
    {
        CaptureId capture = _bench.Arm();
        _bench.LeakTone(3, 80);
        _bench.Desk.Disarm(capture);
        _bench.Talk(20_000);
        Assert.True(_bench.Call.CallerLeg.Mask.IsClosed);
        Assert.Equal("A key was heard behind the mask on this call.", _bench.TryArm(CaptureId.New()).Refusal);

        CaptureMeasurement measured = Assert.Single(_bench.Told<CaptureMeasured>()).Measurement;
        Assert.Equal((MeasurementEnd.HeldByAlarm, 1), (measured.End, measured.HitCount));
        LeakHit hit = measured.Outputs[0].Hits[0];
        Assert.InRange(hit.Milliseconds, 30, 90);
        Assert.InRange(hit.At, measured.MaskClosedAt, measured.DisarmedAt);
    }

    [Fact]
    public async Task What_goes_to_the_recorder_is_listened_to_by_itself()
    {
        using var recording = new RecordedBench(_bench);
        await recording.StartAsync();
        CaptureId capture = _bench.Arm();
        _bench.Talk(200);
        _bench.LeakToRecorder(9);
        MaskingFailed failed = Assert.Single(_bench.Told<MaskingFailed>());
        Assert.Equal((capture, MaskedOutput.Recorder, LeakKind.Tone), (failed.Capture, failed.Output, failed.Hit.Kind));
        _bench.HangUp();
        CaptureMeasurement measured = Assert.Single(_bench.Told<CaptureMeasured>()).Measurement;
        Assert.True(measured is { IsRecorded: true, HitCount: 1 });
    }

    [Fact]
    public void After_the_mask_has_opened_keys_are_for_a_menu()
    {
        CaptureId capture = _bench.Arm();
        _bench.Talk(200);
        _bench.Desk.Disarm(capture);
        _bench.Talk(4000);
        _bench.Press(5);
        _bench.LeakEvent();
        Assert.Empty(_bench.Told<MaskingFailed>());
        Assert.NotNull(_bench.TryArm(CaptureId.New()));
    }

    [Fact]
    public void Every_ending_is_measured_once()
    {
        CaptureId first = _bench.Arm();
        _bench.Talk(200);
        _bench.Desk.Disarm(first);
        CaptureId second = _bench.Arm();
        _bench.Talk(200);
        _bench.HangUp();
        Assert.Equal(
            [(first, MeasurementEnd.NextCapture), (second, MeasurementEnd.CallEnded)],
            _bench.Told<CaptureMeasured>().Select(told => (told.Measurement.Capture, told.Measurement.End)));
    }

    [Fact]
    public void Listening_allocates_nothing()
    {
        long open = AllocatedByTalking();
        _bench.Arm();
        _bench.Talk(1000);
        long armed = AllocatedByTalking();

        // The clock of the test allocates when it is moved on, on both sides; a packet that did would cost at least 24 bytes more.
        Assert.InRange(armed - open, -8000, 8000);
    }

    private long AllocatedByTalking()
    {
        _bench.Talk(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _bench.Talk(20_000);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Leak(LeakKind kind)
    {
        switch (kind)
        {
            case LeakKind.Tone:
                _bench.LeakTone(5, 60);
                break;
            case LeakKind.TelephoneEvent:
                _bench.LeakEvent();
                break;
            default:
                _bench.LeakUnknown();
                break;
        }
    }
}
