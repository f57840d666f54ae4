using System.Text;
using PayGate.Contracts;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Prompts;
using PayGate.Media.Rtp;
using PayGate.Media.Tests.Support;
using PayGate.Signals.Codecs;

namespace PayGate.Media.Tests.Prompts;

public sealed class PromptTests : CaptureTest
{
    private const int Prompt = 1111;

    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-prompts").FullName;

    public PromptTests()
    {
        Write("default/it/ask-number.wav", Wav(Prompt, 1600));
        Write("default/it/ask-code.wav", Wav(Prompt, 16_000));
        Write("acme/it/ask-number.wav", Wav(2222, 1600));
    }

    public override async Task InitializeAsync()
    {
        Relay = await RelayUnderTest.StartAsync(options => options with { PromptFolder = _folder }, Clock, vaultKey: VaultKey.PublicKey);
        await ConnectAsync(("metadata", "prompts=it"));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_caller_hears_which_field_is_asked_and_the_agent_does_not()
    {
        CaptureId capture = await ArmAsync();
        Live.HeardByCaller.Clear();
        Live.HeardByAgent.Clear();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Talk(400);
        Assert.InRange(LoudMilliseconds(Live.HeardByCaller), 180, 220);
        Assert.Equal(0, LoudMilliseconds(Live.HeardByAgent));
        AssertContinuous(Live.HeardByCaller);
    }

    [Fact]
    public async Task The_first_key_ends_the_prompt()
    {
        CaptureId capture = await ArmAsync();
        await Desk.AskFieldAsync(capture, CardField.SecurityCode, 1, CancellationToken.None);
        Live.Talk(200);
        Live.Press(4, KeyTransport.Events);
        Live.HeardByCaller.Clear();
        Live.Talk(400);
        Assert.Equal(0, LoudMilliseconds(Live.HeardByCaller));
    }

    [Fact]
    public async Task A_silent_agent_does_not_silence_the_prompt()
    {
        CaptureId capture = await ArmAsync();
        Live.Talk(100);
        Live.HeardByCaller.Clear();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        List<byte[]> heard = [];
        for (int i = 0; i < 20; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(20));
            await Desk.FinishFieldAsync(capture, CancellationToken.None).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
            SpinWait.SpinUntil(() => false, 15);
            heard.AddRange(Caller.Drain());
        }

        Live.Talk(100);
        heard.AddRange(Live.HeardByCaller);
        Assert.InRange(LoudMilliseconds(heard), 180, 220);
        AssertContinuous(heard);
    }

    [Fact]
    public void A_tenants_own_prompt_comes_before_the_default()
    {
        PromptBook book = PromptBook.Load(_folder);
        TenantId acme = Identifiers.Parse<TenantId>("acme");
        Assert.Equal(3, book.Count);
        Assert.True(Math.Abs(book.Find(acme, "it", "ask-number")![0] - 2222) < 50);
        Assert.True(Math.Abs(book.Find(TenantId.Default, "it", "ask-number")![0] - Prompt) < 50);
        Assert.NotNull(book.Find(acme, "it", "ask-code"));
        Assert.Null(book.Find(acme, "en", "ask-code"));
    }

    [Fact]
    public void Files_that_cannot_be_played_are_named_with_what_is_wrong()
    {
        Write("acme/it/wide.wav", Wav(1, 100, rate: 16_000));
        Write("acme/it/stereo.wav", Wav(1, 100, channels: 2));
        Write("acme/it/none.wav", "RIFFxxxx"u8.ToArray());
        Write("acme/it/long.wav", Wav(1, 8000 * 31));
        Write("misplaced.wav", Wav(1, 100));
        string message = Assert.Throws<InvalidDataException>(() => PromptBook.Load(_folder)).Message;
        Assert.Contains("acme/it/wide.wav is not sampled at 8000 Hz", message, StringComparison.Ordinal);
        Assert.Contains("acme/it/stereo.wav has more than one channel", message, StringComparison.Ordinal);
        Assert.Contains("acme/it/none.wav is not a WAV file", message, StringComparison.Ordinal);
        Assert.Contains("acme/it/long.wav is empty or longer than 30 seconds", message, StringComparison.Ordinal);
        Assert.Contains("misplaced.wav is not at TENANT/LANGUAGE/NAME.wav", message, StringComparison.Ordinal);
    }

    private void Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>A-law, every sample of one level.</summary>
    private static byte[] Wav(short level, int samples, int rate = 8000, short channels = 1)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(36 + samples);
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((short)6);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(rate * channels);
        writer.Write(channels);
        writer.Write((short)8);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(samples);
        writer.Write(Enumerable.Repeat(ALaw.Encode(level), samples).ToArray());
        return stream.ToArray();
    }

    /// <summary>Both parties hum around zero; the prompt of the test is a constant.</summary>
    private static int LoudMilliseconds(IEnumerable<byte[]> packets) => 20 * packets.Count(packet =>
    {
        Assert.Equal(RtpProblem.None, RtpPacket.TryParse(packet, out RtpPacket read));
        short[] samples = new short[read.Payload.Length];
        ALaw.Decode(read.Payload, samples);
        return samples.Average(sample => sample) > Prompt / 2;
    });

    private static void AssertContinuous(List<byte[]> packets)
    {
        for (int i = 1; i < packets.Count; i++)
        {
            RtpPacket.TryParse(packets[i - 1], out RtpPacket before);
            RtpPacket.TryParse(packets[i], out RtpPacket after);
            Assert.Equal((ushort)(before.Sequence + 1), after.Sequence);
            Assert.Equal(before.Ssrc, after.Ssrc);
            Assert.InRange((int)(after.Timestamp - before.Timestamp), 160, 160 * 25);
        }
    }
}
