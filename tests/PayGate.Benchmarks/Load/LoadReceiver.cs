using PayGate.Benchmarks.Measuring;
using PayGate.Media.Sockets;

namespace PayGate.Benchmarks.Load;

/// <summary>A thread that takes what comes out of the relay.</summary>
internal sealed class LoadReceiver : IDisposable
{
    private const int MostInARow = 64;
    private const int WaitMilliseconds = 50;
    private readonly EpollSet _epoll = new();
    private readonly IReadOnlyList<LoadLeg> _legs;
    private readonly Func<int, bool> _isTimed;
    private readonly byte[] _buffer = GC.AllocateArray<byte>(2048, pinned: true);
    private readonly Thread _thread;
    private long _from = long.MaxValue;
    private long _to = long.MaxValue;
    private volatile bool _stopping;

    /// <param name="legs">Who receives.</param>
    /// <param name="isTimed">Whether the latency of what reaches a leg counts.</param>
    internal LoadReceiver(IReadOnlyList<LoadLeg> legs, Func<int, bool> isTimed)
    {
        _legs = legs;
        _isTimed = isTimed;
        for (int i = 0; i < legs.Count; i++)
        {
            _epoll.Add(legs[i].Socket.Descriptor, i);
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "load-receiver" };
        _thread.Start();
    }

    internal LatencyHistogram Latency { get; } = new();

    internal void CountFrom(long nanoseconds) => Volatile.Write(ref _from, nanoseconds);

    internal void CountTo(long nanoseconds) => Volatile.Write(ref _to, nanoseconds);

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _epoll.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            int ready = _epoll.Wait(WaitMilliseconds);
            for (int i = 0; i < ready; i++)
            {
                Take((int)_epoll.KeyAt(i));
            }
        }
    }

    private void Take(int index)
    {
        LoadLeg leg = _legs[index];
        for (int i = 0; i < MostInARow; i++)
        {
            int length = leg.Socket.Receive(_buffer, out _);
            if (length < 0)
            {
                return;
            }

            long now = SteadyClock.Now;
            long sentAt = leg.Receive(_buffer.AsSpan(0, length), Volatile.Read(ref _from), Volatile.Read(ref _to));
            if (sentAt != 0 && _isTimed(index))
            {
                Latency.Add(now - sentAt);
            }
        }
    }
}
