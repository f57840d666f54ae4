using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay;

/// <summary>
/// One thread that owns calls: it reads their sockets and runs what others post to it, one thing at a time, so that call state needs no lock.
/// </summary>
/// <remarks>
/// One datagram of a socket is read in a turn, so that a flooded port waits its turn like any other. Level-triggered epoll, recvfrom and sendto:
/// io_uring, edge triggering, connected sockets and waiting for more packets were measured and are not cheaper (docs/relay.md, Speed).
/// </remarks>
internal sealed class RelayWorker : ISocketWatch, IDisposable
{
    private const long WakeUpKey = -1;
    private const int TickMilliseconds = 10;
    private const long TickMicroseconds = TickMilliseconds * 1000;

    private readonly EpollSet _epoll = new();
    private readonly WakeUpEvent _wakeUp = new();
    private readonly SocketTable _sockets = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private readonly long _epoch;
    private long _nextTick;
    private volatile bool _stopping;

    /// <param name="number">Of all workers, from 0.</param>
    /// <param name="clock">Time.</param>
    /// <param name="epoch">Timestamp of that clock that counts as zero, the same for all workers: ports rest on one line of time.</param>
    /// <param name="log">For failures of the house itself.</param>
    internal RelayWorker(int number, TimeProvider clock, long epoch, ILogger log)
    {
        _clock = clock;
        _log = log;
        _epoch = epoch;
        _epoll.Add(_wakeUp.Descriptor, WakeUpKey);
        _thread = new Thread(Run) { IsBackground = true, Name = $"paygate-relay-{number}" };
    }

    internal PacketWorkspace Workspace { get; } = new();

    /// <summary>Called on the worker's thread about every 10 ms, and before each batch of packets when that is due.</summary>
    internal Action? Tick { get; set; }

    internal void Start() => _thread.Start();

    /// <summary>Runs something on the worker's thread.</summary>
    internal Task<T> InvokeAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _posted.Enqueue(() =>
        {
            try
            {
                done.TrySetResult(work());
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                done.TrySetException(failure);
            }
        });
        _wakeUp.Signal();
        if (_stopping)
        {
            done.TrySetException(new InvalidOperationException("The relay is stopping."));
        }

        return done.Task;
    }

    public void Watch(UdpSocket socket, IDatagramReceiver receiver, bool isRtcp) =>
        _epoll.Add(socket.Descriptor, _sockets.Add(socket, receiver, isRtcp));

    public void Unwatch(UdpSocket socket)
    {
        _epoll.Remove(socket.Descriptor);
        _sockets.Remove(socket);
    }

    /// <summary>Stops the thread after what was posted before has run.</summary>
    public void Dispose()
    {
        _stopping = true;
        _wakeUp.Signal();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _epoll.Dispose();
        _wakeUp.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            int ready = _epoll.Wait(TickMilliseconds);
            Workspace.Now = (long)_clock.GetElapsedTime(_epoch).TotalMicroseconds;
            for (int i = 0; i < ready; i++)
            {
                long key = _epoll.KeyAt(i);
                if (key == WakeUpKey)
                {
                    _wakeUp.Reset();
                }
                else if (_sockets.TryFind(key, out UdpSocket socket, out IDatagramReceiver receiver, out bool isRtcp))
                {
                    Read(socket, receiver, isRtcp);
                }
            }

            RunPosted();
            if (Workspace.Now >= _nextTick)
            {
                _nextTick = Workspace.Now + TickMicroseconds;
                RunTick();
            }
        }

        RunPosted();
    }

    private void Read(UdpSocket socket, IDatagramReceiver receiver, bool isRtcp)
    {
        int length = socket.Receive(Workspace.Received, out SocketEndPoint source);
        if (length < 0)
        {
            return;
        }

        try
        {
            receiver.Receive(isRtcp, length, source);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            receiver.ReceiveFailed();
            Log.PacketFailed(_log, failure.GetType().Name);
        }
    }

    private void RunPosted()
    {
        while (_posted.TryDequeue(out Action? work))
        {
            work();
        }
    }

    private void RunTick()
    {
        try
        {
            Tick?.Invoke();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.TickFailed(_log, failure.GetType().Name);
        }
    }
}
