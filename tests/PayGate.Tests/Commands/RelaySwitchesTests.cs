using System.CommandLine;
using System.Net;
using PayGate.Commands;
using PayGate.Media.Relay;

namespace PayGate.Tests.Commands;

public sealed class RelaySwitchesTests
{
    [Fact]
    public void Addresses_of_both_families_reach_the_relay()
    {
        RelayOptions options = Read("--media-address-v6", "::1", "--advertised-address", "192.0.2.1", "--advertised-address-v6", "2001:db8::1");
        Assert.Equal(IPAddress.IPv6Loopback, options.MediaAddressV6);
        Assert.Equal(IPAddress.Parse("192.0.2.1"), options.AdvertisedAddress);
        Assert.Equal(IPAddress.Parse("2001:db8::1"), options.AdvertisedAddressV6);
        Assert.Empty(options.Problems());
    }

    [Fact]
    public void Nothing_said_is_what_the_relay_does_by_itself()
    {
        RelayOptions options = Read();
        Assert.Null(options.MediaAddressV6);
        Assert.Null(options.AdvertisedAddress);
        Assert.Equal(RelayOptions.DefaultWorkers, options.Workers);
    }

    [Theory]
    [InlineData("--media-address-v6", "127.0.0.1", "IPv6")]
    [InlineData("--advertised-address", "::1", "IPv4")]
    [InlineData("--advertised-address-v6", "trunk.example", "IPv6")]
    public void An_address_of_the_other_family_is_refused_by_the_name_of_its_switch(string name, string value, string family)
    {
        FormatException refused = Assert.Throws<FormatException>(() => Read(name, value));
        Assert.Equal($"{name} is not an {family} address.", refused.Message);
    }

    private static RelayOptions Read(params string[] arguments)
    {
        Command command = new("relay");
        RelaySwitches.AddTo(command);
        return RelaySwitches.Read(command.Parse(arguments));
    }
}
