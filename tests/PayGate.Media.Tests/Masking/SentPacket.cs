using PayGate.Media.Masking;

namespace PayGate.Media.Tests.Masking;

/// <summary>One packet on the wire of a simulated call.</summary>
internal sealed record SentPacket(
    double ArrivalMilliseconds, PayloadKind Kind, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, byte[] Payload)
{
    public byte PayloadType => Kind switch
    {
        PayloadKind.Pcmu => 0,
        PayloadKind.Pcma => 8,
        PayloadKind.G722 => 9,
        PayloadKind.ComfortNoise => 13,
        PayloadKind.TelephoneEvent => 101,
        _ => 18,
    };

    public ReceivedPacket Received => new()
    {
        Kind = Kind,
        PayloadType = PayloadType,
        Marker = Marker,
        Sequence = Sequence,
        Timestamp = Timestamp,
        Ssrc = Ssrc,
        ArrivalMicroseconds = (long)(ArrivalMilliseconds * 1000),
        Payload = Payload,
    };
}
