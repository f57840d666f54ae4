using System.Globalization;
using System.Net;
using PayGate.Contracts.Captures;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>
/// The keys that come with SIPp, as SIPp sends them: at a wrong pace, with sequence numbers of their own that repeat, each in another
/// stream. What no telephone sends must not get past a closed mask either.
/// </summary>
[Collection(SipEdge.Name)]
public sealed class HostileCaptureTests(EdgeFixture fixture)
{
    private const int SippMediaPort = 39200;

    private static readonly IPEndPoint CallerMedia = new(IPAddress.Parse("127.0.1.1"), SippMediaPort);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_captures_that_come_with_sipp_do_not_leak(bool isArmed)
    {
        Assert.True(Environment.IsPrivilegedProcess, "SIPp plays captures through a raw socket: run this as root.");
        await using EdgeCall call = new(fixture.Stage);
        await call.DialAsync(media: CallerMedia, more: ["-mp", CallerMedia.Port.ToString(CultureInfo.InvariantCulture)]);
        await call.RingAsync();
        await call.AnswerAsync("a", call.Called);
        fixture.Clock.Remove(call.Calling);
        CaptureId? capture = isArmed ? await call.ArmAsync() : null;
        if (capture is { } armed)
        {
            await call.AskAsync(armed, CardField.CardNumber);
        }

        AgentEar ear = new(call.Agent.Listener);
        await call.From.CueAsync("PLAY");
        await call.From.ReportsAsync("played");
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        if (capture is { } taken)
        {
            Assert.Equal(0, ear.EventPackets);
            Assert.Equal(0, ear.Tones);
            Assert.True(fixture.Relay.MostDigits(taken) > 0, "The keys reached the relay.");
        }
        else
        {
            Assert.True(ear.EventPackets > 0, "Without a mask the keys get through: the captures are really sent.");
        }

        await call.HangUpAsync(call.To);
    }
}
