namespace PayGate.Media.Rtp;

/// <summary>What a direction has carried. Written by one thread.</summary>
internal struct PacketCounters
{
    /// <summary>Packets accepted.</summary>
    internal long Packets;

    /// <summary>Their bytes, without UDP and IP headers.</summary>
    internal long Bytes;

    /// <summary>Datagrams refused: malformed, from a foreign source, or not deliverable.</summary>
    internal long Errors;

    internal void Count(int bytes)
    {
        Packets++;
        Bytes += bytes;
    }

    internal readonly PacketCounters Plus(in PacketCounters other) => new()
    {
        Packets = Packets + other.Packets,
        Bytes = Bytes + other.Bytes,
        Errors = Errors + other.Errors,
    };
}
