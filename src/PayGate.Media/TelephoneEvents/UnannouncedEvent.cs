namespace PayGate.Media.TelephoneEvents;

/// <summary>
/// Telephone events on a payload type that nobody announced: gateways and telephones that agreed on 101 and send 96 are an old trouble. What has
/// the exact shape of a key is taken for one, so that it is read, and masked as a key is.
/// </summary>
internal static class UnannouncedEvent
{
    private const byte FirstDynamic = 96;
    private const byte ReservedBit = 0x40;

    /// <summary>Whether a payload on an unannounced type has the shape of a key (RFC 4733 section 2.3).</summary>
    internal static bool Fits(byte payloadType, ReadOnlySpan<byte> payload) =>
        payloadType >= FirstDynamic
        && payload.Length == TelephoneEventPayload.Length
        && payload[0] <= TelephoneEventPayload.LastKey
        && (payload[1] & ReservedBit) == 0;
}
