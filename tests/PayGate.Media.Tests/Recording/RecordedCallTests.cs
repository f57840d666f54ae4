using System.Numerics;
using PayGate.CardData.Recordings;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Recording;

public sealed class RecordedCallTests : RecordedTest
{
    private readonly RtpPhone _second = new(0x3333);

    public override async Task DisposeAsync()
    {
        _second.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(KeyTransport.Events)]
    [InlineData(KeyTransport.Tones)]
    [InlineData(KeyTransport.Both)]
    public async Task Both_sides_are_recorded_and_no_key_is(KeyTransport transport)
    {
        CaptureId capture = await ArmAsync();
        await KeyAsync(capture, CardField.CardNumber, CardNumber, transport);
        await Desk.DisarmAsync(capture, CancellationToken.None);
        Live.Talk(3000);
        (FinishedRecording finished, short[] caller, short[] agent) = await HangUpAsync();

        Assert.Equal((Call, false), (finished.Call!.Value, finished.Orphaned));
        Assert.Empty(ResidualToneDetector.Find(caller));
        Assert.Empty(ResidualToneDetector.Find(agent));
        Assert.True(Loudness(agent.AsSpan(800, 8000)) > 500);
        Assert.True(Loudness(caller.AsSpan(caller.Length - 8000, 4000)) > 500);
        CaptureSpan span = Assert.Single(finished.Captures);
        Assert.Equal(capture, span.Capture);
        Assert.InRange(span.To - span.From, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6));
        Assert.InRange(span.MaskedKeys.Count, 1, CardNumber.Length);
        Assert.All(span.MaskedKeys, range => Assert.True(span.From <= range.From && range.From < range.To));
    }

    [Fact]
    public async Task The_length_is_that_of_the_call_also_with_pauses()
    {
        Live.Talk(500);
        Clock.Advance(TimeSpan.FromSeconds(5));
        Live.Talk(500);
        (_, short[] caller, short[] agent) = await HangUpAsync();
        Assert.InRange(caller.Length, 8000 * 61 / 10, 8000 * 63 / 10);
        Assert.Equal(0, Loudness(agent.AsSpan(8000, 8000 * 3)));
    }

    [Fact]
    public async Task After_a_transfer_the_second_agent_is_on_the_agents_channel()
    {
        CaptureId capture = await ArmAsync();
        Live.Talk(1000);
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Press(CardNumber[..8], KeyTransport.Both);
        Caller.Follow(Describe("offer", _second));
        _second.Follow(Describe("answer", Caller));
        LiveCall after = new(Clock, Caller, _second) { AgentHum = 620 };
        after.Press(CardNumber[8..], KeyTransport.Both);
        await Desk.DisarmAsync(capture, CancellationToken.None);
        after.Talk(3000);
        (_, short[] caller, short[] agent) = await HangUpAsync();
        Assert.Empty(ResidualToneDetector.Find(caller));
        Assert.Empty(ResidualToneDetector.Find(agent));
        ReadOnlySpan<short> first = agent.AsSpan(1600, 6400);
        Assert.True(Strength(first, 440) > 10 * Strength(first, 620));
        ReadOnlySpan<short> last = agent.AsSpan(agent.Length - 12_000, 8000);
        Assert.True(Strength(last, 620) > 10 * Strength(last, 440));
        Assert.True(Strength(caller.AsSpan(caller.Length - 8000, 4000), 300) > 100);
    }

    /// <summary>Every write has left the process when it returns, so what can be read beside a running relay is what kill -9 leaves.</summary>
    [Fact]
    public async Task A_relay_that_is_killed_loses_less_than_a_second_and_leaves_nothing_clear()
    {
        await ArmAsync();
        Live.Press(CardNumber, KeyTransport.Tones);
        DateTimeOffset began = Clock.GetUtcNow();
        Live.Talk(4000);
        double talked = (Clock.GetUtcNow() - began).TotalSeconds;
        string file = Assert.Single(Directory.GetFiles(Folder, "*.pgr"));
        double seconds = 0;
        Assert.True(
            SpinWait.SpinUntil(() => (seconds = SecondsOf(file)) >= talked + (CardNumber.Length * 0.18) - 1, TimeSpan.FromSeconds(20)),
            $"{seconds} s can be read");
    }

    [Fact]
    public async Task AFolder_that_is_gone_refuses_the_capture_and_not_the_call()
    {
        // The recorder of the first call has its file by then: nothing is written into the folder while it goes.
        await ArmAsync();
        Relay.Delete(SipCallId);
        await Relay.NextAsync<RecordingFinished>();
        Directory.Delete(Folder, recursive: true);
        string call = Relay.Connect(Caller, Agent);
        CallId id = (await Relay.NextCallAsync(CallState.Answered)).Id;
        Assert.Equal("The recorder is not writing.", (await TryArmAsync(CaptureId.New(), call: id)).Refusal);
        Live.Talk(100);
        Assert.NotEmpty(Live.HeardByAgent);
        Relay.Delete(call);
        Directory.CreateDirectory(Folder);
    }

    private double SecondsOf(string file)
    {
        using SealedRecordingReader reader = SealedRecordingReader.Open(file, RecordingKey);
        Assert.False(reader.WasCompleted);
        short[] some = new short[8000];
        Assert.True(reader.Frames == 0 || reader.Read(some) > 0);
        return reader.Frames / 8000.0;
    }

    private string Describe(string command, RtpPhone phone) => NgClient.Find(
        Relay.Ng.Ask(("call-id", SipCallId), ("from-tag", "second"), ("to-tag", "from"), ("sdp", phone.Sdp()), ("command", command)), "sdp")!;

    /// <summary>How loud one frequency is.</summary>
    private static double Strength(ReadOnlySpan<short> samples, double hertz)
    {
        Complex sum = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            sum += samples[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * hertz * i / 8000);
        }

        return sum.Magnitude / samples.Length;
    }
}
