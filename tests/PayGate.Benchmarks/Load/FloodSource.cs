using System.Net;
using PayGate.Benchmarks.Measuring;
using PayGate.Media.Sockets;

namespace PayGate.Benchmarks.Load;

/// <summary>Garbage for one media port, from a stranger.</summary>
internal sealed class FloodSource : IDisposable
{
    private readonly UdpSocket _socket = UdpSocket.TryBind(IPAddress.Loopback, 0, 1 << 18) ?? throw new InvalidOperationException("No port is free for the flood.");
    private readonly SocketEndPoint _target;
    private readonly int _perMillisecond;
    private readonly Thread _thread;
    private volatile bool _stopping;

    internal FloodSource(in SocketEndPoint target, int perSecond)
    {
        _target = target;
        _perMillisecond = Math.Max(1, perSecond / 1000);
        _thread = new Thread(Run) { IsBackground = true, Name = "load-flood" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _socket.Dispose();
    }

    private void Run()
    {
        byte[] garbage = new byte[172];
        Array.Fill(garbage, (byte)0x5a);
        long due = SteadyClock.Now;
        while (!_stopping)
        {
            due += SteadyClock.Millisecond;
            SteadyClock.SleepUntil(due);
            for (int i = 0; i < _perMillisecond; i++)
            {
                _ = _socket.Send(garbage, _target);
            }
        }
    }
}
