using System.Globalization;
using System.Net;
using PayGate.Media.Ng;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Ng;

public sealed class NgServerTests
{
    private const string Code = "48151623";

    [Fact]
    public void A_command_that_fails_inside_is_logged_by_kind_and_place_and_never_with_what_it_said()
    {
        var log = new HeardLog();
        using var server = new NgServer(new IPEndPoint(IPAddress.Loopback, 0), [], new Failing(), TimeProvider.System, log);
        server.Start();
        using var client = new NgClient(server.EndPoint);

        string reply = client.Ask(("code", Code), ("command", "play DTMF"));
        Assert.Equal(NgErrors.Internal, NgClient.Find(reply, "error-reason"));
        Assert.Contains(nameof(FormatException), log.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(Failing.Handle), log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, log.Text, StringComparison.Ordinal);
    }

    /// <summary>Fails as the framework does, with the value in the message.</summary>
    private sealed class Failing : INgHandler
    {
        public ReadOnlyMemory<byte> Handle(NgRequest request)
        {
            _ = int.Parse(request.Text("code") + "#", CultureInfo.InvariantCulture);
            return default;
        }
    }
}
