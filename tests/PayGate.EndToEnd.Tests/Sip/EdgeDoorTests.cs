using System.Net;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>What the edge refuses at the door, and that no key that came in a SIP message is found in its log.</summary>
[Collection(SipEdge.Name)]
public sealed class EdgeDoorTests(EdgeFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly IPAddress Trunk = IPAddress.Parse("127.0.1.5");
    private static readonly IPAddress Agents = IPAddress.Parse("127.0.2.5");

    [Theory]
    [InlineData("INFO sip:200@edge SIP/2.0", "Content-Type: application/dtmf-relay", "Signal=7\r\nDuration=160", "481")]
    [InlineData("INFO sip:200@edge SIP/2.0", "To: <sip:200@edge>;tag=none\r\nContent-Type: application/dtmf-relay", "Signal=7\r\nDuration=160", "481")]
    [InlineData("INFO sip:200@edge SIP/2.0", "To: <sip:200@edge>;tag=none\r\nContent-Type: application/vnd.nortelnetworks.digits", "d=7", "415")]
    [InlineData("INFO sip:200@edge SIP/2.0", "To: <sip:200@edge>;tag=none\r\nContent-Type: multipart/mixed;boundary=b", "--b", "415")]
    [InlineData("NOTIFY sip:200@edge SIP/2.0", "To: <sip:200@edge>;tag=none\r\nEvent: kpml", "7", "489")]
    [InlineData("SUBSCRIBE sip:200@edge SIP/2.0", "Event: kpml", "", "489")]
    [InlineData("MESSAGE sip:200@edge SIP/2.0", "Content-Type: text/plain", "7", "405")]
    [InlineData("BYE sip:200@edge SIP/2.0", "To: <sip:200@edge>;tag=none", "", "481")]
    [InlineData("INVITE sip:200@edge SIP/2.0", "Route: <sip:127.0.9.9;lr>", "", "403")]
    [InlineData("INVITE sip:200@edge SIP/2.0", "Max-Forwards: 0", "", "483")]
    [InlineData("REGISTER sip:edge SIP/2.0", "Contact: <sip:x@127.0.1.5>", "", "403")]
    public async Task What_has_no_place_here_is_refused(string line, string headers, string body, string status)
    {
        string? answer = await fixture.Edge.AskAsync(Trunk, Request(line, headers, body), Patience);
        Assert.StartsWith("SIP/2.0 " + status, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Signal", fixture.Edge.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_is_on_neither_side_gets_no_answer()
    {
        string request = Request("OPTIONS sip:127.0.0.1:5360 SIP/2.0", "", "");
        Assert.NotNull(await fixture.Edge.AskAsync(Agents, request.Replace("127.0.1.5", "127.0.2.5", StringComparison.Ordinal), Patience));
        Assert.Null(await fixture.Edge.AskAsync(IPAddress.Parse("127.0.3.1"), request, TimeSpan.FromSeconds(1)));
    }

    /// <summary>A message that cannot be parsed is not written down either, at a level of detail that operators use.</summary>
    [Theory]
    [InlineData("INFO sip:200@edge SIP/2.0\r\nCSeq: x INFO\r\nVia: SIP/2.0/UDP 127.0.1.5;branch=z9hG4bKbad\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal=7")]
    [InlineData("INFO sip:200@edge SIP/2.0\r\nVia: SIP/2.0/UDP\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal=7\r\nDuration=160\r\n")]
    [InlineData("INFO sip:200@edge SIP/2.0\r\nVia SIP/2.0/UDP 127.0.1.5\r\nSignal=7\r\n\r\nSignal=7\r\nDuration=160\r\n")]
    [InlineData("INFO Signal=7\r\n\r\nSignal=7\r\n")]
    public async Task A_malformed_key_is_not_logged(string datagram)
    {
        await fixture.Edge.AskAsync(Trunk, datagram, TimeSpan.FromMilliseconds(300));
        Assert.DoesNotContain("Signal", fixture.Edge.Log, StringComparison.OrdinalIgnoreCase);
    }

    private string Request(string line, string headers, string body)
    {
        string[] given = headers.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string method = line.Split(' ')[0];
        string[] usual =
        [
            $"Via: SIP/2.0/UDP 127.0.1.5;rport;branch=z9hG4bK{Guid.NewGuid():N}", "Max-Forwards: 70", "From: <sip:x@127.0.1.5>;tag=1",
            "To: <sip:200@edge>", $"Call-ID: {Guid.NewGuid():N}", $"CSeq: 1 {method}",
        ];
        IEnumerable<string> lines = usual.Where(header => !given.Any(other => other.StartsWith(header.Split(':')[0] + ":", StringComparison.Ordinal)));
        return string.Join("\r\n", [line.Replace("edge", fixture.Edge.EndPoint.ToString(), StringComparison.Ordinal), .. lines, .. given,
            $"Content-Length: {body.Length}", "", body]);
    }
}
