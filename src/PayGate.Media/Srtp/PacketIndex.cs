namespace PayGate.Media.Srtp;

/// <summary>The 48-bit index of RTP packets: rollover counter and sequence number (RFC 3711 section 3.3.1).</summary>
internal static class PacketIndex
{
    /// <summary>The highest index; behind it a key is used up.</summary>
    internal const ulong Last = (1UL << 48) - 1;

    /// <summary>The highest index of an RTCP packet.</summary>
    internal const uint LastRtcp = (1U << 31) - 1;

    private const ulong Rollover = 1UL << 16;

    /// <summary>
    /// The index nearest to the highest known one that ends in a sequence number; <see langword="false"/> when it would lie before the
    /// start.
    /// </summary>
    internal static bool TryEstimate(ulong highest, ushort sequence, out ulong index)
    {
        long nearest = (long)highest + (short)(sequence - (ushort)highest);
        index = (ulong)nearest;
        return nearest >= 0 && index <= Last;
    }

    /// <summary>The index of a sequence number under a given rollover counter.</summary>
    internal static ulong Of(ulong rollovers, ushort sequence) => (rollovers * Rollover) + sequence;
}
