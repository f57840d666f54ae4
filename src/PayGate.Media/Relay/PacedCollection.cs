using PayGate.Media.Ng;

namespace PayGate.Media.Relay;

/// <summary>
/// Collects the garbage of commands a little at a time. Packets allocate nothing, so what setting up and tearing down calls leaves behind is all
/// there is, and the collector left alone waits for tens of megabytes of it.
/// </summary>
/// <remarks>
/// Measured with 500 armed calls set up and torn down twice: 46 KiB of memory a call in place of 67, a longest pause of 4 ms in place of 11
/// (one run each, same machine). Generation 1 is collected along every time: left to grow, it is what the longest pause copies (2.8 and 2.9 ms
/// in place of 4.3, with 500 plain calls set up four times and others coming and going).
/// </remarks>
internal sealed class PacedCollection(INgHandler commands) : INgHandler
{
    internal const long Budget = 1_000_000;

    private long _allocated = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Collections asked for.</summary>
    internal int Collections { get; private set; }

    public ReadOnlyMemory<byte> Handle(NgRequest request)
    {
        ReadOnlyMemory<byte> reply = commands.Handle(request);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        if (allocated - _allocated is < 0 or > Budget)
        {
            _allocated = allocated;
            Collections++;
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        }

        return reply;
    }
}
