using System.Net;
using PayGate.Media.Sockets;

namespace PayGate.Media.Ng;

/// <summary>A datagram that waits for its turn.</summary>
/// <param name="Client">Whose turn.</param>
/// <param name="Source">Where the answer goes.</param>
/// <param name="Buffer">Pinned, for a key may be in it; given back by <see cref="NgTurns.Done"/>.</param>
/// <param name="Length">Bytes of it that are the datagram.</param>
internal readonly record struct NgWaiting(IPAddress Client, SocketEndPoint Source, byte[] Buffer, int Length)
{
    internal ReadOnlyMemory<byte> Datagram => Buffer.AsMemory(0, Length);
}
