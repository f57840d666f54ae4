using PayGate.Contracts;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Prompts;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Prompts;

public sealed class PromptTests : CaptureTest
{
    private const int Prompt = SteadySound.Level;

    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-prompts").FullName;

    public PromptTests()
    {
        Write("default/it/ask-number.wav", SteadySound.Wav(Prompt, 1600));
        Write("default/it/ask-code.wav", SteadySound.Wav(Prompt, 16_000));
        Write("default/en/ask-number.wav", SteadySound.Wav(Prompt, 2400));
        Write("default/it/ended.wav", SteadySound.Wav(Prompt, 800));
        Write("acme/it/ask-number.wav", SteadySound.Wav(2222, 1600));
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
        Assert.InRange(SteadySound.LoudMilliseconds(Live.HeardByCaller), 180, 220);
        Assert.Equal(0, SteadySound.LoudMilliseconds(Live.HeardByAgent));
        SteadySound.AssertContinuous(Live.HeardByCaller);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData(CallerGuidance.It, 200)]
    [InlineData(CallerGuidance.En, 300)]
    [InlineData(CallerGuidance.Off, 0)]
    public async Task What_the_desk_wishes_outranks_what_the_edge_said(CallerGuidance? wish, int milliseconds)
    {
        CaptureId capture = CaptureId.New();
        Assert.True((await TryArmAsync(capture, guidance: wish)).IsSecured);
        Live.HeardByCaller.Clear();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Talk(500);
        Assert.Equal(milliseconds, SteadySound.LoudMilliseconds(Live.HeardByCaller));
    }

    [Fact]
    public async Task A_capture_that_ends_without_a_card_says_so_to_the_caller()
    {
        CaptureId capture = await ArmAsync();
        Live.HeardByCaller.Clear();
        await Desk.DisarmAsync(capture, CancellationToken.None);
        Live.Talk(300);
        Assert.Equal(100, SteadySound.LoudMilliseconds(Live.HeardByCaller));
    }

    [Fact]
    public async Task Who_listens_in_on_the_agent_hears_no_prompt()
    {
        using RtpPhone listener = new(0x99);
        string offer = Relay.Ng.Ask(("call-id", SipCallId), ("from-tag", "to"), ("to-tag", "sup"), ("command", "subscribe request"));
        listener.Follow(NgClient.Find(offer, "sdp")!);
        Relay.Ng.Ask(("call-id", SipCallId), ("to-tag", "sup"), ("sdp", listener.Sdp("a=recvonly\r\n")), ("command", "subscribe answer"));
        CaptureId capture = await ArmAsync();
        Live.HeardByCaller.Clear();
        listener.Drain();
        await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        Live.Talk(400);
        List<byte[]> copied = listener.Drain();
        Assert.InRange(SteadySound.LoudMilliseconds(Live.HeardByCaller), 180, 220);
        Assert.InRange(copied.Count, 18, 22);
        Assert.Equal(0, SteadySound.LoudMilliseconds(copied));
        SteadySound.AssertContinuous(copied);
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
        Assert.Equal(0, SteadySound.LoudMilliseconds(Live.HeardByCaller));
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
        Assert.InRange(SteadySound.LoudMilliseconds(heard), 180, 220);
        SteadySound.AssertContinuous(heard);
    }

    [Fact]
    public void A_tenants_own_prompt_comes_before_the_default()
    {
        PromptBook book = PromptBook.Load(_folder);
        TenantId acme = Identifiers.Parse<TenantId>("acme");
        Assert.Equal(5, book.Count);
        Assert.True(Math.Abs(book.Find(acme, "it", "ask-number")![0] - 2222) < 50);
        Assert.True(Math.Abs(book.Find(TenantId.Default, "it", "ask-number")![0] - Prompt) < 50);
        Assert.NotNull(book.Find(acme, "it", "ask-code"));
        Assert.Null(book.Find(acme, "en", "ask-code"));
    }

    [Fact]
    public void Files_that_cannot_be_played_are_named_with_what_is_wrong()
    {
        Write("acme/it/wide.wav", SteadySound.Wav(1, 100, rate: 16_000));
        Write("acme/it/stereo.wav", SteadySound.Wav(1, 100, channels: 2));
        Write("acme/it/none.wav", "RIFFxxxx"u8.ToArray());
        Write("acme/it/long.wav", SteadySound.Wav(1, 8000 * 31));
        Write("misplaced.wav", SteadySound.Wav(1, 100));
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
}
