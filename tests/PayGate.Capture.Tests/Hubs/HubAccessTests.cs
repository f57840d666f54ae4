using System.Net.WebSockets;
using PayGate.Capture.Tests.Support;

namespace PayGate.Capture.Tests.Hubs;

public sealed class HubAccessTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("anna;acme;qa")]
    [InlineData("anna;acme;assessor")]
    [InlineData("Anna Rossi;acme;agent")]
    [InlineData("anna;;agent")]
    [InlineData("4242424242424242;acme;agent")]
    public async Task Whoever_is_not_a_signed_in_agent_does_not_get_in(string person) =>
        await Assert.ThrowsAsync<WebSocketException>(() => fixture.Host.ConnectAsync(person));
}
