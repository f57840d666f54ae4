namespace PayGate.Media.Masking;

/// <summary>The fields of one RTP packet of the caller that the mask looks at (RFC 3550 section 5.1).</summary>
internal readonly ref struct ReceivedPacket
{
    /// <summary>What it carries.</summary>
    public required PayloadKind Kind { get; init; }

    /// <summary>The payload type on the wire, 0 to 127.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>The marker bit.</summary>
    public required bool Marker { get; init; }

    /// <summary>The sequence number.</summary>
    public required ushort Sequence { get; init; }

    /// <summary>The timestamp, in samples at 8 kHz.</summary>
    public required uint Timestamp { get; init; }

    /// <summary>The synchronization source.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>When it arrived, on any monotonic clock.</summary>
    public required long ArrivalMicroseconds { get; init; }

    /// <summary>The payload without header, extension and padding.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }
}
