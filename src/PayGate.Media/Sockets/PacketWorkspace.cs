using PayGate.Media.Masking;
using PayGate.Media.Srtp;

namespace PayGate.Media.Sockets;

/// <summary>The buffers and the time of one loop, shared by everything it owns, so that relaying a packet allocates nothing.</summary>
internal sealed class PacketWorkspace
{
    /// <summary>Longest datagram relayed; a longer one is refused. RTP keeps below the Ethernet payload of 1500.</summary>
    internal const int MostDatagramBytes = 2048;

    // One byte more than a datagram may have, so that a longer one shows by filling it.
    private readonly byte[] _received = GC.AllocateArray<byte>(MostDatagramBytes + 1, pinned: true);
    private readonly byte[] _rewritten = GC.AllocateArray<byte>(MostDatagramBytes, pinned: true);
    private readonly byte[] _generated = GC.AllocateArray<byte>(MostDatagramBytes, pinned: true);
    private readonly byte[] _protected = GC.AllocateArray<byte>(MostDatagramBytes + SrtpSession.MostAddedBytes, pinned: true);

    /// <summary>The datagram being handled.</summary>
    internal Span<byte> Received => _received;

    /// <summary>Room for a packet made by the relay.</summary>
    internal Span<byte> Generated => _generated;

    /// <summary>Room for a packet that leaves otherwise than it was made.</summary>
    internal Span<byte> Rewritten => _rewritten;

    /// <summary>Room for a packet as it goes out encrypted.</summary>
    internal Span<byte> Protected => _protected;

    /// <summary>Room for the masks to work in.</summary>
    internal MaskScratch Mask { get; } = new();

    /// <summary>Monotonic time in microseconds, taken when the loop last woke.</summary>
    internal long Now { get; set; }
}
