using System.Net.Sockets;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

/// <summary>Somebody floods the NG port with rubbish while a call is on.</summary>
public sealed class NgFloodTests : RelayTest
{
    private const int Packets = 400;

    [Fact]
    public async Task A_flood_of_rubbish_takes_no_packet_from_a_call_and_commands_still_get_through()
    {
        Relay.Connect(Caller, Agent);
        using var stop = new CancellationTokenSource();
        Task flood = Task.Run(() => Flood(stop.Token));
        await Wait.UntilAsync(() => Relay.Relay.Statistics.NgDropped > 1000);
        for (int i = 0; i < Packets; i++)
        {
            Caller.SendAudio((byte)i);
            Assert.Equal((byte)i, Agent.Receive()[^1]);
        }

        await Wait.UntilAsync(IsAnswered);
        await stop.CancelAsync();
        await flood;
    }

    // As Kamailio does: the same cookie again until an answer comes.
    private bool IsAnswered()
    {
        Relay.Ng.Send("again d7:command4:pinge");
        return Relay.Ng.TryReceive() == "again d6:result4:ponge";
    }

    private void Flood(CancellationToken stop)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(Relay.Relay.NgEndPoint);
        byte[] rubbish = new byte[400];
        new Random(5).NextBytes(rubbish);
        while (!stop.IsCancellationRequested)
        {
            socket.Send(rubbish);
        }
    }
}
