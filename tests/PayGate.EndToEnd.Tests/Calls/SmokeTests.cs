using PayGate.EndToEnd.Tests.Support;
using PayGate.Smoke;
using Xunit.Abstractions;

namespace PayGate.EndToEnd.Tests.Calls;

[Collection(Serial.Name)]
public sealed class SmokeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_whole_way_of_a_call_leaks_nothing()
    {
        using TempFolder data = new();
        SmokeRun run = new(data.Path, output.WriteLine);
        SmokeReport report = await run.RunAsync(CancellationToken.None);
        Assert.Empty(report.Failures);
        Assert.True(report.Ok);
        Assert.Equal(9, report.Captures.Count);
        Assert.All(report.Captures, capture => Assert.True(capture.Ok));
        Assert.Equal(0, report.AgentLegToneMs);
        Assert.Equal(0, report.AgentLegEvents);
        Assert.Equal(0, report.RecordingToneMs);
        Assert.Equal(0, report.Leaks);
        Assert.Equal(0, report.MultimonKeys);
        Assert.True(report.ControlToneMs > 200);
    }
}
