using System.Text;
using PayGate.Contracts.Captures;
using PayGate.Media.Relay;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>Sounds that the edge has played: to the party it selects and to nobody else.</summary>
public sealed class PlayedMediaTests : CaptureTest
{
    private const string Played = "d8:durationi200e6:result2:oke";
    private const string FromFile = "Failed to start media playback from file: ";

    private readonly string _top = Directory.CreateTempSubdirectory("paygate-media").FullName;

    public PlayedMediaTests()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(Path.Combine(Folder, "hold.wav"), SteadySound.Wav(SteadySound.Level, 1600));
        File.WriteAllBytes(Path.Combine(_top, "outside.wav"), SteadySound.Wav(SteadySound.Level, 1600));
        File.WriteAllText(Path.Combine(Folder, "text.wav"), "no sound");
        File.CreateSymbolicLink(Path.Combine(Folder, "link.wav"), Path.Combine(_top, "outside.wav"));
        File.CreateSymbolicLink(Path.Combine(Folder, "way"), _top);
    }

    private string Folder => Path.Combine(_top, "media");

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_top, recursive: true);
    }

    private protected override Task<RelayUnderTest> StartRelayAsync() =>
        RelayUnderTest.StartAsync(options => options with { MediaFolder = Folder }, Clock, vaultKey: VaultKey.PublicKey);

    [Theory]
    [InlineData("from", 200, 0)]
    [InlineData("to", 0, 200)]
    [InlineData(null, 200, 200)]
    public void The_selected_party_hears_it_and_nobody_else(string? tag, int caller, int agent)
    {
        Clear();
        Assert.Equal(Played, Ask("play media", ("file", "hold.wav"), tag is null ? ("flags", new[] { "all" }) : ("from-tag", tag)));
        Live.Talk(400);
        AssertHeard(caller, agent);
    }

    [Fact]
    public void A_listener_does_not_hear_it()
    {
        using RtpPhone listener = new(0x99);
        string offer = Ask("subscribe request", ("from-tag", "to"), ("to-tag", "sup"));
        listener.Follow(NgClient.Find(offer, "sdp")!);
        Ask("subscribe answer", ("to-tag", "sup"), ("sdp", listener.Sdp("a=recvonly\r\n")));
        Clear();
        listener.Drain();
        Ask("play media", ("file", "hold.wav"), ("label", "caller"));
        Live.Talk(400);
        AssertHeard(caller: 200, agent: 0);
        Assert.Equal(0, SteadySound.LoudMilliseconds(listener.Drain()));
    }

    [Fact]
    public void It_goes_on_while_the_party_opposite_is_blocked()
    {
        Ask("block media", ("from-tag", "to"));
        Live.Talk(100);
        Clear();
        Ask("play media", ("file", Path.Combine(Folder, "hold.wav")), ("from-tag", "from"));
        for (int i = 0; i < 25; i++)
        {
            Live.Talk(20);
            SpinWait.SpinUntil(() => false, 10);
        }

        List<byte[]> heard = [.. Live.HeardByCaller];
        Assert.Equal(10, heard.Count);
        Assert.Equal(200, SteadySound.LoudMilliseconds(heard));
        SteadySound.AssertContinuous(heard);
    }

    [Fact]
    public void Bytes_of_a_file_are_played_too()
    {
        Clear();
        string wav = Encoding.Latin1.GetString(SteadySound.Wav(SteadySound.Level, 1600));
        Assert.Equal(Played, Ask("play media", ("from-tag", "to"), ("blob", wav)));
        Live.Talk(400);
        AssertHeard(caller: 0, agent: 200);
    }

    [Theory]
    [InlineData("repeat-times", 3, 600)]
    [InlineData("repeat-duration", 500, 500)]
    [InlineData("start-pos", 800, 100)]
    public void How_much_is_played_can_be_said(string key, int value, int milliseconds)
    {
        Clear();
        Assert.Equal(Played, Ask("play media", ("file", "hold.wav"), ("from-tag", "from"), (key, value)));
        Live.Talk(800);
        AssertHeard(caller: milliseconds, agent: 0);
    }

    /// <summary>The datagrams of Kamailio 5.6.3 for <c>play_media("file=hold.wav repeat-times=2 from-tag=...")</c> and <c>stop_media</c>.</summary>
    [Fact]
    public void The_words_of_Kamailio_are_understood()
    {
        string call = SipCallId.Length + ":" + SipCallId;
        string about = "7:call-id" + call + "13:received-froml3:IP49:127.0.0.1e8:from-tag4:from6:to-tag2:to";
        Assert.Equal(Played, Relay.Ng.AskRaw("d8:supportsl10:load limite4:file8:hold.wav12:repeat-times1:2" + about + "7:command10:play mediae"));
        Clear();
        Live.Talk(100);
        Assert.Equal("d14:last-frame-posi800e6:result2:oke", Relay.Ng.AskRaw("d8:supportsl10:load limite" + about + "7:command10:stop mediae"));
        AssertHeard(caller: 100, agent: 0);
    }

    [Fact]
    public void Stopping_says_how_far_it_came()
    {
        Clear();
        Ask("play media", ("file", "hold.wav"), ("from-tag", "from"), ("repeat-times", "100"), ("repeat-duration", "10000"));
        Live.Talk(300);
        Assert.Equal("d14:last-frame-posi800e6:result2:oke", Ask("stop media", ("from-tag", "from")));
        Live.Talk(200);
        AssertHeard(caller: 300, agent: 0);
        Assert.Equal("d6:result2:oke", Ask("stop media", ("from-tag", "from")));
    }

    [Fact]
    public async Task To_an_agent_it_is_played_over_a_closed_mask()
    {
        CaptureId capture = await ArmAsync();
        Clear();
        Ask("play media", ("file", "hold.wav"), ("from-tag", "to"));
        await Desk.AskFieldAsync(capture, CardField.SecurityCode, 1, CancellationToken.None);
        Live.Press(Code, KeyTransport.Both);
        Live.Talk(400);
        Assert.InRange(SteadySound.LoudMilliseconds(Live.HeardByAgent), 180, 220);
        Assert.Equal(0, Live.EventsHeardByAgent);
    }

    [Theory]
    [InlineData("../outside.wav", "is not below the folder of media")]
    [InlineData("/etc/passwd", "is not below the folder of media")]
    [InlineData("link.wav", "is not below the folder of media")]
    [InlineData("way/outside.wav", "is not below the folder of media")]
    [InlineData("way", "is not below the folder of media")]
    [InlineData("none.wav", "is not there")]
    [InlineData(".", "is not below the folder of media")]
    [InlineData("text.wav", "is not a WAV file")]
    public void A_file_that_is_not_to_be_played_is_refused(string file, string problem) =>
        Assert.Equal(FromFile + "it " + problem, Fail(("file", file), ("from-tag", "from")));

    [Fact]
    public void What_is_wrong_with_the_command_is_said()
    {
        Assert.Equal("No media file specified", Fail(("from-tag", "from")));
        Assert.Equal("No participant party specified", Fail(("file", "hold.wav")));
        Assert.Equal("From-tag given, but no such tag exists", Fail(("file", "hold.wav"), ("from-tag", "stranger")));
        Assert.Equal("Failed to start media playback from blob: it is not a WAV file", Fail(("blob", "x"), ("from-tag", "from")));
        Assert.StartsWith("Failed to start media playback from database", Fail(("db-id", 4), ("from-tag", "from")), StringComparison.Ordinal);
        Assert.Equal(
            "Invalid 'start-pos': not a whole number from 0 to 1599", Fail(("file", "hold.wav"), ("start-pos", 1600), ("from-tag", "from")));
        Assert.Equal(
            "Invalid 'repeat-times': not a whole number from 1 to 100000", Fail(("file", "hold.wav"), ("repeat-times", "-1"), ("from-tag", "from")));
    }

    [Fact]
    public async Task Without_a_folder_no_file_is_played()
    {
        await using RelayUnderTest other = await RelayUnderTest.StartAsync();
        using RtpPhone caller = new(1);
        using RtpPhone agent = new(2);
        string call = other.Connect(caller, agent);
        Assert.Equal(FromFile + "no folder of media is configured on this relay", NgClient.Find(
            other.Ng.Ask(("call-id", call), ("file", "hold.wav"), ("from-tag", "from"), ("command", "play media")), "error-reason"));
        Assert.NotEmpty(new RelayOptions { MediaFolder = Path.Combine(Folder, "none") }.Problems());
    }

    private void Clear()
    {
        Live.HeardByCaller.Clear();
        Live.HeardByAgent.Clear();
    }

    private void AssertHeard(int caller, int agent)
    {
        Assert.Equal(caller, SteadySound.LoudMilliseconds(Live.HeardByCaller));
        Assert.Equal(agent, SteadySound.LoudMilliseconds(Live.HeardByAgent));
        SteadySound.AssertContinuous(Live.HeardByCaller);
        SteadySound.AssertContinuous(Live.HeardByAgent);
    }

    private string Ask(string command, params (string Key, object Value)[] more) =>
        Relay.Ng.Ask([("call-id", SipCallId), .. more, ("command", command)]);

    private string? Fail(params (string Key, object Value)[] more) => NgClient.Find(Ask("play media", more), "error-reason");
}
