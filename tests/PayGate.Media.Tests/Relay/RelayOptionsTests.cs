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

    [Fact]
    public void Commands_from_beyond_the_host_need_to_be_allowed_by_network()
    {
        var open = new RelayOptions { NgEndPoint = new IPEndPoint(IPAddress.Any, 2223) };
        Assert.Contains(open.Problems(), problem => problem.StartsWith("NgClients must say", StringComparison.Ordinal));
        Assert.Empty((open with { NgClients = [IPNetwork.Parse("10.0.0.0/8")] }).Problems());
    }
}
