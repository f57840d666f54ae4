using Microsoft.Extensions.Time.Testing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Calls;
using PayGate.Media.Captures;
using PayGate.Media.Recording;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Calls;

public sealed class CallUpkeepTests
{
    [Fact]
    public async Task A_recorder_that_fails_takes_the_protection_from_the_capture_once()
    {
        using var bench = new StreamBench(42930);
        var calls = new CallTable(bench.Notices.Writer, new CallDirectory(1, 1, TimeProvider.System), 0);
        calls.Add(bench.Call);
        bench.Record();
        await bench.Call.Recorder!.File.Started;
        var request = new ArmRequest(CaptureId.New(), bench.Call.Id, MaskStyle.Silence, CaptureKeys.Standard, []);
        using var capture = new ArmedCapture(request, TenantId.Default, bench.Notices.Writer, new FakeTimeProvider());
        bench.Call.Capture = capture;
        var upkeep = new CallUpkeep(calls);
        upkeep.Run(bench.Now);
        Assert.False(bench.Notices.Reader.TryRead(out _));

        bench.Call.Recorder.File.MarkStalled();
        upkeep.Run(bench.Now);
        upkeep.Run(bench.Now);
        Assert.True(bench.Notices.Reader.TryRead(out RelayNotice? notice));
        Assert.Equal(request.Capture, Assert.IsType<ProtectionLost>(notice).Capture);
        Assert.False(bench.Notices.Reader.TryRead(out _));
        Assert.Equal(RecorderState.Failed, bench.Call.Recorder.File.State);
    }
}
