using System.Text.Json;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Recording;

public sealed class RecordedCallTests : CaptureTest
{
    private readonly SealingKeyPair _recordingKey = SealingKeyPair.Generate();
    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-rec").FullName;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _recordingKey.Dispose();
        Directory.Delete(_folder, recursive: true);
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

    /// <summary>Every write has left the process when it returns, so what can be read beside a running relay is what kill -9 leaves.</summary>
    [Fact]
    public async Task A_relay_that_is_killed_loses_less_than_a_second_and_leaves_nothing_clear()
    {
        await ArmAsync();
        Live.Press(CardNumber, KeyTransport.Tones);
        DateTimeOffset began = Clock.GetUtcNow();
        Live.Talk(4000);
        double talked = (Clock.GetUtcNow() - began).TotalSeconds;
        string file = Assert.Single(Directory.GetFiles(_folder, "*.pgr"));
        double seconds = 0;
        Assert.True(
            SpinWait.SpinUntil(() => (seconds = SecondsOf(file)) >= talked + (CardNumber.Length * 0.18) - 1, TimeSpan.FromSeconds(20)),
            $"{seconds} s can be read");
    }

    [Fact]
    public async Task A_folder_that_is_gone_refuses_the_capture_and_not_the_call()
    {
        // The recorder of the first call has its file by then: nothing is written into the folder while it goes.
        await ArmAsync();
        Relay.Delete(SipCallId);
        await Relay.NextAsync<RecordingFinished>();
        Directory.Delete(_folder, recursive: true);
        string call = Relay.Connect(Caller, Agent);
        CallId id = (await Relay.NextCallAsync(CallState.Answered)).Id;
        Assert.Equal("The recorder is not writing.", (await TryArmAsync(CaptureId.New(), call: id)).Refusal);
        Live.Talk(100);
        Assert.NotEmpty(Live.HeardByAgent);
        Relay.Delete(call);
        Directory.CreateDirectory(_folder);
    }

    private protected override Task<RelayUnderTest> StartRelayAsync() => RelayUnderTest.StartAsync(
        options => options with { RecordingFolder = _folder }, Clock, _recordingKey.PublicKey, VaultKey.PublicKey);

    private async Task<(FinishedRecording Finished, short[] Caller, short[] Agent)> HangUpAsync()
    {
        Relay.Delete(SipCallId);
        FinishedRecording finished = (await Relay.NextAsync<RecordingFinished>()).Recording;
        using SealedRecordingReader reader = SealedRecordingReader.Open(Path.Combine(_folder, finished.Id.Value + ".pgr"), _recordingKey);
        Assert.True(reader.WasCompleted);
        FinishedRecording? trailer = JsonSerializer.Deserialize<FinishedRecording>(reader.Trailer.Span, JsonSerializerOptions.Web);
        Assert.Equal(finished.Id, trailer!.Id);
        short[] interleaved = new short[reader.Frames * 2];
        int read = 0;
        int part;
        while ((part = reader.Read(interleaved.AsSpan(read))) > 0)
        {
            read += part;
        }

        Assert.Equal(interleaved.Length, read);
        return (finished, Channel(interleaved, 0), Channel(interleaved, 1));
    }

    private double SecondsOf(string file)
    {
        using SealedRecordingReader reader = SealedRecordingReader.Open(file, _recordingKey);
        Assert.False(reader.WasCompleted);
        short[] some = new short[8000];
        Assert.True(reader.Frames == 0 || reader.Read(some) > 0);
        return reader.Frames / 8000.0;
    }

    private static short[] Channel(short[] interleaved, int channel) => [.. interleaved.Where((_, index) => index % 2 == channel)];

    private static double Loudness(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }
}
