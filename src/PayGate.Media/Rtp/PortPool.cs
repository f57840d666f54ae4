using System.ComponentModel;
using System.Net;
using PayGate.Media.Sockets;

namespace PayGate.Media.Rtp;

/// <summary>
/// Hands out port pairs of a range, the longest unused first. A returned pair rests before it is used again, so that late packets of an
/// ended call cannot fall into a new one.
/// </summary>
/// <remarks>Shared by all workers; setting a call up may wait for another one, a packet never does. Pairs that another process holds are passed over and tried again later.</remarks>
internal sealed class PortPool
{
    private readonly Lock _gate = new();
    private readonly Queue<int> _free = new();
    private readonly Queue<(int Port, long FreeAt)> _draining = new();
    private readonly long _drain;
    private readonly int _bufferBytes;

    /// <param name="first">Lowest port; rounded up to even.</param>
    /// <param name="last">Highest port, inclusive.</param>
    /// <param name="drain">Rest of a returned pair, in microseconds of the clock given to the other members.</param>
    /// <param name="bufferBytes">Kernel buffer asked for per socket and direction.</param>
    internal PortPool(int first, int last, long drain, int bufferBytes)
    {
        _drain = drain;
        _bufferBytes = bufferBytes;
        for (int port = first + (first & 1); port + 1 <= last; port += 2)
        {
            _free.Enqueue(port);
        }
    }

    internal int Available
    {
        get
        {
            lock (_gate)
            {
                return _free.Count;
            }
        }
    }

    /// <summary>Opens the next free pair; <see langword="null"/> when the range has run out, or the system opens no more.</summary>
    internal PortPair? TryRent(IPAddress address, long now)
    {
        lock (_gate)
        {
            return Rent(address, now);
        }
    }

    /// <summary>Closes a pair and lets its ports rest.</summary>
    internal void Return(PortPair pair, long now)
    {
        pair.Dispose();
        lock (_gate)
        {
            _draining.Enqueue((pair.Port, now + _drain));
        }
    }

    private PortPair? Rent(IPAddress address, long now)
    {
        while (_draining.TryPeek(out (int Port, long FreeAt) rested) && rested.FreeAt <= now)
        {
            _free.Enqueue(_draining.Dequeue().Port);
        }

        for (int tries = _free.Count; tries > 0; tries--)
        {
            int port = _free.Dequeue();
            try
            {
                if (TryBind(address, port) is { } pair)
                {
                    return pair;
                }

                _free.Enqueue(port);
            }
            catch (Win32Exception)
            {
                // No descriptors or no such address: the next port would fare no better.
                _free.Enqueue(port);
                return null;
            }
        }

        return null;
    }

    private PortPair? TryBind(IPAddress address, int port)
    {
        UdpSocket? rtp = UdpSocket.TryBind(address, port, _bufferBytes);
        if (rtp is null)
        {
            return null;
        }

        UdpSocket? rtcp = null;
        try
        {
            rtcp = UdpSocket.TryBind(address, port + 1, _bufferBytes);
            return rtcp is null ? null : new PortPair(port, rtp, rtcp);
        }
        finally
        {
            if (rtcp is null)
            {
                rtp.Dispose();
            }
        }
    }
}
