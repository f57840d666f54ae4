using System.Net;
using Microsoft.Extensions.Logging;
using PayGate.Media.Sockets;

namespace PayGate.Media.Ng;

/// <summary>
/// The NG port: one thread that reads commands, has them run one after the other, the clients in turn, and answers, apart from the threads that relay packets.
/// </summary>
internal sealed class NgServer : IDisposable
{
    private const int MostDatagramBytes = 65_535;
    private const int SocketBufferBytes = 1 << 20;

    /// <summary>After so many datagrams in a row that no client would send, the thread rests: a flood never gets more than half of one processor.</summary>
    private const int MostRubbish = 512;

    private const int RestMilliseconds = 1;

    /// <summary>Datagrams read between two commands: what a flood sends during a command must not fill the socket, or other clients would find no room in it.</summary>
    private const int MostRead = 512;

    private const long SocketKey = 0;
    private const long StopKey = 1;

    private readonly UdpSocket _socket;
    private readonly INgHandler _handler;
    private readonly NgClientList _clients;
    private readonly NgCookieCache _cache;
    private readonly ILogger _log;
    private readonly EpollSet _epoll = new();
    private readonly EpollSet _rest = new();
    private readonly WakeUpEvent _stop = new();
    private readonly Thread _thread;
    private readonly NgTurns _turns = new();
    private readonly byte[] _buffer = GC.AllocateArray<byte>(MostDatagramBytes, pinned: true);
    private int _rubbish;
    private volatile bool _stopping;

    /// <param name="endPoint">Where to listen; port 0 picks one.</param>
    /// <param name="clients">Who may send commands; empty: anybody who can reach the port.</param>
    /// <param name="handler">Runs the commands.</param>
    /// <param name="clock">For the age of remembered replies.</param>
    /// <param name="log">For failures of the house itself, never message contents.</param>
    /// <exception cref="InvalidOperationException">The port is taken.</exception>
    internal NgServer(IPEndPoint endPoint, IReadOnlyList<IPNetwork> clients, INgHandler handler, TimeProvider clock, ILogger log)
    {
        _socket = UdpSocket.TryBind(endPoint.Address, endPoint.Port, SocketBufferBytes)
            ?? throw new InvalidOperationException("The NG port is in use by another process.");
        _clients = new NgClientList(clients);
        _handler = handler;
        _cache = new NgCookieCache(clock);
        _log = log;
        _epoll.Add(_socket.Descriptor, SocketKey);
        _epoll.Add(_stop.Descriptor, StopKey);
        _rest.Add(_stop.Descriptor, StopKey);
        _thread = new Thread(Run) { IsBackground = true, Name = "paygate-ng" };
    }

    internal IPEndPoint EndPoint => _socket.Local.ToIPEndPoint();

    internal NgCounters Counters { get; } = new();

    internal void Start() => _thread.Start();

    public void Dispose()
    {
        _stopping = true;
        _stop.Signal();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _socket.Dispose();
        _epoll.Dispose();
        _rest.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            if (_turns.IsEmpty)
            {
                _ = _epoll.Wait(-1);
            }

            Read();
            if (_turns.TryTake(out NgWaiting next))
            {
                Answer(next);
                _turns.Done(next);
            }
        }

        _turns.Wipe();
    }

    private void Read()
    {
        int length;
        for (int read = 0; read < MostRead && !_stopping && (length = _socket.Receive(_buffer, out SocketEndPoint source)) >= 0; read++)
        {
            ReadOnlySpan<byte> datagram = _buffer.AsSpan(0, length);
            bool isTaken = _clients.Allows(source, out IPAddress client) && NgDatagram.HasCookie(datagram) && _turns.TryAdd(client, source, datagram);
            _rubbish = isTaken ? 0 : _rubbish + 1;

            // A key to be played may have been in it.
            _buffer.AsSpan(0, length).Clear();
            if (!isTaken)
            {
                Counters.CountDropped();
            }

            if (_rubbish >= MostRubbish)
            {
                _rubbish = 0;
                _ = _rest.Wait(RestMilliseconds);
            }
        }
    }

    private void Answer(in NgWaiting next)
    {
        if (!NgDatagram.TrySplit(next.Datagram, out string cookie, out ReadOnlyMemory<byte> message))
        {
            return;
        }

        byte[]? reply = _cache.Find(next.Client, cookie, message.Span);
        if (reply is not null)
        {
            Counters.CountRepeated();
        }
        else
        {
            ReadOnlyMemory<byte> result = Run(message);
            reply = NgDatagram.Join(cookie, NgJson.IsJson(message.Span) ? NgJson.Write(result) : result.Span);
            _cache.Remember(next.Client, cookie, message.Span, reply);
        }

        _ = _socket.Send(reply, next.Source);
    }

    private ReadOnlyMemory<byte> Run(ReadOnlyMemory<byte> message)
    {
        NgRequest? request = NgRequest.TryRead(message, out string problem);
        if (request is null)
        {
            Counters.CountError();
            return NgReply.Error(problem).Written.ToArray();
        }

        Counters.CountCommand();
        try
        {
            return _handler.Handle(request);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Counters.CountError();
            // Its message may be what a client wrote, and a key with it; where it was thrown says nothing of that.
            Log.NgCommandFailed(_log, failure.GetType().Name, failure.StackTrace);
            return NgReply.Error(NgErrors.Internal).Written.ToArray();
        }
    }
}
