using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PayGate.Media.Relay;
using PayGate.Media.Sockets;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class RelayWorkerTests : IDisposable
{
    private const int Flood = 100;
    private const int BufferBytes = 1 << 20;

    private readonly RelayWorker _worker = new(0, TimeProvider.System, TimeProvider.System.GetTimestamp(), NullLogger.Instance);
    private readonly ConcurrentQueue<string> _handled = new();
    private readonly List<UdpSocket> _sockets = [];

    [Fact]
    public async Task A_flooded_socket_is_read_in_turn_with_the_others()
    {
        UdpSocket flooded = Bound(), quiet = Bound(), sender = Bound();
        _worker.Watch(flooded, new Receiver("flooded", _handled), isRtcp: false);
        _worker.Watch(quiet, new Receiver("quiet", _handled), isRtcp: false);
        Send(sender, flooded, Flood);
        Send(sender, quiet, 2);
        _worker.Start();
        await Wait.UntilAsync(() => _handled.Count == Flood + 2);
        Assert.Equal(["quiet", "quiet"], _handled.Take(4).Where(name => name == "quiet"));
    }

    [Fact]
    public async Task A_flood_does_not_keep_commands_waiting()
    {
        UdpSocket flooded = Bound(), sender = Bound();
        _worker.Watch(flooded, new Receiver("flooded", _handled), isRtcp: false);
        Send(sender, flooded, Flood);
        Task<int> command = _worker.InvokeAsync(() => _handled.Count);
        _worker.Start();
        Assert.InRange(await command, 0, 1);
    }

    [Fact]
    public async Task A_receiver_that_fails_takes_nobody_with_it()
    {
        UdpSocket failing = Bound(), quiet = Bound(), sender = Bound();
        var receiver = new Receiver("failing", _handled, fails: true);
        _worker.Watch(failing, receiver, isRtcp: false);
        _worker.Watch(quiet, new Receiver("quiet", _handled), isRtcp: false);
        Send(sender, failing, 3);
        Send(sender, quiet, 3);
        _worker.Start();
        await Wait.UntilAsync(() => _handled.Count(name => name == "quiet") == 3 && receiver.Failures == 3);
    }

    public void Dispose()
    {
        _worker.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
    }

    private UdpSocket Bound()
    {
        UdpSocket socket = UdpSocket.TryBind(IPAddress.Loopback, 0, BufferBytes)!;
        _sockets.Add(socket);
        return socket;
    }

    private static void Send(UdpSocket from, UdpSocket to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.True(from.Send([1, 2, 3], to.Local));
        }
    }

    private sealed class Receiver(string name, ConcurrentQueue<string> handled, bool fails = false) : IDatagramReceiver
    {
        private int _failures;

        internal int Failures => Volatile.Read(ref _failures);

        public void Receive(bool isRtcp, int length, in SocketEndPoint source)
        {
            if (fails)
            {
                throw new InvalidOperationException("This receiver always fails.");
            }

            handled.Enqueue(name);
        }

        public void ReceiveFailed() => Interlocked.Increment(ref _failures);
    }
}
