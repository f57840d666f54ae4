namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Keys that come as SIP INFO end at the edge: the relay gets them, the other party never does while a capture is armed.</summary>
[Collection(SipEdge.Name)]
public sealed class InfoTests(EdgeFixture fixture)
{
    [Theory]
    [InlineData("application/dtmf-relay", "Signal=x")]
    [InlineData("application/dtmf-relay", "Duration=160")]
    [InlineData("application/dtmf", "55")]
    [InlineData("application/vnd.nortelnetworks.digits", "d=5")]
    [InlineData("text/plain", "5")]
    public async Task What_is_no_key_is_refused_and_goes_nowhere(string type, string body)
    {
        await using EdgeCall call = await EdgeCall.ConnectAsync(fixture.Stage);
        await call.From.CueAsync("INFO", type, body);
        await call.From.ReportsAsync("info refused");
        Assert.Equal(0, call.To.Count("leaked info"));
        await call.HangUpAsync(call.From);
    }
}
