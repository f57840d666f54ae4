namespace PayGate.Media.Masking;

/// <summary>A packet that the mask made. The sink puts a header of 12 bytes before it: version 2, no padding, extension or sources.</summary>
internal readonly ref struct GeneratedPacket
{
    /// <summary>The payload type on the wire.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>The marker bit.</summary>
    public required bool Marker { get; init; }

    /// <summary>The sequence number.</summary>
    public required ushort Sequence { get; init; }

    /// <summary>The timestamp, in samples at 8 kHz.</summary>
    public required uint Timestamp { get; init; }

    /// <summary>The synchronization source: that of the caller's audio.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>The payload; valid during the call only.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }
}
