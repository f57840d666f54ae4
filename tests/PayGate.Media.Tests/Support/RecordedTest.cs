using System.Text.Json;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Relaying;

namespace PayGate.Media.Tests.Support;

/// <summary>A test on a call that is recorded.</summary>
public abstract class RecordedTest : CaptureTest
{
    private protected SealingKeyPair RecordingKey { get; } = SealingKeyPair.Generate();

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("paygate-rec").FullName;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        RecordingKey.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private protected override Task<RelayUnderTest> StartRelayAsync() => RelayUnderTest.StartAsync(
        options => options with { RecordingFolder = Folder }, Clock, RecordingKey.PublicKey, VaultKey.PublicKey);

    private protected async Task<(FinishedRecording Finished, short[] Caller, short[] Agent)> HangUpAsync()
    {
        Relay.Delete(SipCallId);
        FinishedRecording finished = (await Relay.NextAsync<RecordingFinished>()).Recording;
        using SealedRecordingReader reader = SealedRecordingReader.Open(Path.Combine(Folder, finished.Id.Value + ".pgr"), RecordingKey);
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

    private static short[] Channel(short[] interleaved, int channel) => [.. interleaved.Where((_, index) => index % 2 == channel)];

    private protected static double Loudness(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }
}
