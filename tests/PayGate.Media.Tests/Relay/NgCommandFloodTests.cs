using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PayGate.Contracts.Calls;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>Somebody floods the NG port with commands that are well formed while a call is on: a stranger, and a client that has gone mad.</summary>
public sealed class NgCommandFloodTests : RelayTest
{
    private const int Packets = 400;
    private const int LeastFlood = 500;

    private static readonly IPAddress Stranger = IPAddress.Parse("127.0.0.2");
    private static readonly IPAddress OtherClient = IPAddress.Parse("127.0.0.3");

    private string _call = "";

    public override async Task InitializeAsync()
    {
        Relay = await RelayUnderTest.StartAsync(options => options with
        {
            NgClients = [new IPNetwork(IPAddress.Loopback, 32), new IPNetwork(OtherClient, 32)],
        });
        _call = Relay.Connect(Caller, Agent);
    }

    [Fact]
    public async Task A_strangers_commands_do_nothing_to_a_call_and_get_no_answer()
    {
        using var stranger = From(Stranger);
        string[] commands =
        [
            Of("delete"), Of("block media"), Of("silence media"), Of("block DTMF"), Of("play DTMF", ("code", "5")),
            Of("offer", ("sdp", Caller.Sdp())), NgClient.Dictionary(("command", "list")),
        ];
        await TalkThroughAsync(stranger, commands, () => Relay.Relay.Statistics.NgDropped);
        Assert.Equal(0, stranger.Available);
    }

    [Fact]
    public async Task Commands_of_a_client_gone_mad_take_no_packet_from_a_call_and_another_client_is_answered()
    {
        using var mad = From(OtherClient);
        string[] commands =
        [
            .. Enumerable.Range(0, 20).Select(i => NgClient.Dictionary(
                ("call-id", "mad-" + i.ToString(CultureInfo.InvariantCulture)), ("from-tag", "m"), ("sdp", Caller.Sdp()), ("command", "offer"))),
            .. Enumerable.Range(0, 20).Select(i => NgClient.Dictionary(
                ("call-id", "mad-" + i.ToString(CultureInfo.InvariantCulture)), ("from-tag", "m"), ("command", "delete"))),
            Of("query"), NgClient.Dictionary(("command", "list")), NgClient.Dictionary(("command", "statistics")),
        ];
        await TalkThroughAsync(mad, commands, () => Relay.Relay.Statistics.NgCommands);
        Assert.NotEqual(0, mad.Available);
    }

    private async Task TalkThroughAsync(Socket source, string[] commands, Func<long> handled)
    {
        using var stop = new CancellationTokenSource();
        Task flood = Task.Run(() => Flood(source, commands, stop.Token));
        await Wait.UntilAsync(() => handled() > LeastFlood);
        for (int i = 0; i < Packets; i++)
        {
            Caller.SendAudio((byte)i);
            Assert.Equal((byte)i, Agent.Receive()[^1]);
            Agent.SendAudio((byte)~i);
            Assert.Equal((byte)~i, Caller.Receive()[^1]);
        }

        long during = handled();
        await Wait.UntilAsync(() => handled() > during);
        await Wait.UntilAsync(IsAnswered);
        await stop.CancelAsync();
        await flood;
        Assert.Single(Relay.Relay.Calls, call => call.State == CallState.Answered);
    }

    // As Kamailio does: the same cookie again until an answer comes.
    private bool IsAnswered()
    {
        Relay.Ng.Send("again d7:command4:pinge");
        return Relay.Ng.TryReceive() == "again d6:result4:ponge";
    }

    private string Of(string command, params (string Key, object Value)[] more) =>
        NgClient.Dictionary([("call-id", _call), ("from-tag", "from"), .. more, ("command", command)]);

    private Socket From(IPAddress address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        socket.Connect(Relay.Relay.NgEndPoint);
        return socket;
    }

    // Each command under a cookie of its own, so that none is a repetition.
    private static void Flood(Socket source, string[] commands, CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            source.Send(Encoding.Latin1.GetBytes(i.ToString(CultureInfo.InvariantCulture) + " " + commands[i % commands.Length]));
        }
    }
}
