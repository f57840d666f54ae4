using System.Net;
using PayGate.Media.Ng;
using PayGate.Media.Sockets;

namespace PayGate.Media.Tests.Ng;

public sealed class NgTurnsTests
{
    private static readonly IPAddress Mad = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Calm = IPAddress.Parse("192.0.2.2");

    private readonly NgTurns _turns = new();

    [Fact]
    public void One_client_waits_for_one_command_of_another_however_many_that_sent()
    {
        while (Add(Mad, 1))
        {
        }

        Assert.True(Add(Calm, 2));
        Assert.True(Add(Calm, 3));
        byte[] order = [Take(), Take(), Take(), Take(), Take()];
        Assert.Equal([1, 2, 1, 3, 1], order);
    }

    [Fact]
    public void A_client_has_room_again_when_one_of_its_own_is_taken()
    {
        for (int i = 0; i < NgTurns.MostOfOne; i++)
        {
            Assert.True(Add(Mad, 1));
        }

        Assert.False(Add(Mad, 1));
        Take();
        Assert.True(Add(Mad, 1));
        Assert.False(Add(Mad, 1));
    }

    [Fact]
    public void All_clients_together_have_so_much_room_and_it_comes_back()
    {
        byte[] large = new byte[60_000];
        int added = Fill(large);
        Assert.InRange(added, 100, 300);
        _turns.Wipe();
        Assert.True(_turns.IsEmpty);
        Assert.Equal(added, Fill(large));
    }

    [Fact]
    public void What_was_taken_is_wiped()
    {
        Add(Calm, 7);
        Assert.True(_turns.TryTake(out NgWaiting next));
        Assert.Equal(7, next.Datagram.Span[0]);
        _turns.Done(next);
        Assert.Equal(0, next.Datagram.Span[0]);
    }

    private int Fill(byte[] datagram)
    {
        int added = 0;
        while (_turns.TryAdd(new IPAddress(new byte[] { 10, 0, 0, (byte)(added % 100) }), default, datagram))
        {
            added++;
        }

        return added;
    }

    private bool Add(IPAddress client, byte content) => _turns.TryAdd(client, new SocketEndPoint(client, 4000), [content]);

    private byte Take()
    {
        Assert.True(_turns.TryTake(out NgWaiting next));
        byte content = next.Datagram.Span[0];
        _turns.Done(next);
        return content;
    }
}
