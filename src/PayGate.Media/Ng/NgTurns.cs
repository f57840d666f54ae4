using System.Net;
using PayGate.Media.Sockets;

namespace PayGate.Media.Ng;

/// <summary>
/// Datagrams of clients, taken from one client after the other, so that one that sends without end waits for itself and nobody waits for it. Owned by one thread.
/// </summary>
/// <remarks>What finds no room is dropped, as the socket would: clients send again. Every datagram is wiped, for a key to be played may be in it.</remarks>
internal sealed class NgTurns
{
    /// <summary>Datagrams of one client that may wait.</summary>
    internal const int MostOfOne = 256;

    private const int SlotBytes = 8192;
    private const long MostBytes = 16L << 20;

    private readonly Dictionary<IPAddress, Queue<NgWaiting>> _clients = [];
    private readonly Queue<Queue<NgWaiting>> _turns = new();
    private readonly Stack<byte[]> _slots = new();
    private long _bytes;

    internal bool IsEmpty => _turns.Count == 0;

    /// <summary>Copies a datagram; <see langword="false"/>: there is no room for more of this client.</summary>
    internal bool TryAdd(IPAddress client, in SocketEndPoint source, ReadOnlySpan<byte> datagram)
    {
        int size = Math.Max(datagram.Length, SlotBytes);
        if (_bytes + size > MostBytes)
        {
            return false;
        }

        if (!_clients.TryGetValue(client, out Queue<NgWaiting>? own))
        {
            _clients.Add(client, own = new Queue<NgWaiting>());
        }

        if (own.Count >= MostOfOne)
        {
            return false;
        }

        if (own.Count == 0)
        {
            _turns.Enqueue(own);
        }

        byte[] buffer = size == SlotBytes && _slots.TryPop(out byte[]? slot) ? slot : GC.AllocateUninitializedArray<byte>(size, pinned: true);
        datagram.CopyTo(buffer);
        own.Enqueue(new NgWaiting(client, source, buffer, datagram.Length));
        _bytes += size;
        return true;
    }

    /// <summary>The next client's oldest datagram; <see cref="Done"/> must follow.</summary>
    internal bool TryTake(out NgWaiting next)
    {
        if (!_turns.TryDequeue(out Queue<NgWaiting>? own))
        {
            next = default;
            return false;
        }

        next = own.Dequeue();
        if (own.Count > 0)
        {
            _turns.Enqueue(own);
        }
        else
        {
            _clients.Remove(next.Client);
        }

        return true;
    }

    /// <summary>Wipes a datagram that was taken.</summary>
    internal void Done(in NgWaiting taken)
    {
        taken.Buffer.AsSpan(0, taken.Length).Clear();
        _bytes -= taken.Buffer.Length;
        if (taken.Buffer.Length == SlotBytes)
        {
            _slots.Push(taken.Buffer);
        }
    }

    /// <summary>Wipes everything that waits.</summary>
    internal void Wipe()
    {
        while (TryTake(out NgWaiting left))
        {
            Done(left);
        }
    }
}
