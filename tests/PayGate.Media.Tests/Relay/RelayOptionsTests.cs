using System.Net;
using PayGate.Media.Relay;

namespace PayGate.Media.Tests.Relay;

public sealed class RelayOptionsTests
{
    [Fact]
    public void Defaults_are_sound() => Assert.Empty(new RelayOptions().Problems());

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var options = new RelayOptions
        {
            MediaAddress = IPAddress.Any,
            FirstPort = 40000,
            LastPort = 40002,
            MostCalls = 0,
            Workers = 0,
            MediaTimeout = TimeSpan.Zero,
            RecordingFolder = "/does/not/exist",
        };
        Assert.Equal(
            ["AdvertisedAddress", "FirstPort", "MostCalls", "Workers", "MediaTimeout", "RecordingFolder"],
            options.Problems().Select(problem => problem.Split(' ')[0]));
    }
}
