using System.Numerics;
using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Media.Rtp;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Fuzz;

/// <summary>Leads one packet after the other through a closed mask, as from a sender gone mad.</summary>
internal sealed class MaskedPackets : IMaskedStreamSink
{
    private const byte EventPayloadType = 101;
    private const long MicrosecondsBetween = 20_000;

    private readonly MaskedStream _mask;
    private long _now;
    private int _sent;
    private int _pressed;

    internal MaskedPackets()
    {
        _mask = new MaskedStream(this, 0, new MaskScratch());
        _mask.Arm(MaskStyle.Silence);
    }

    public bool WantsAudio => true;

    internal static FuzzTarget Make()
    {
        var packets = new MaskedPackets();
        return new("TelephoneEvent", Seeds(), input => packets.Shape(input)) { Shape = packets.Shape };
    }

    private static List<byte[]> Seeds() => [.. RtpTarget.Seeds(), Event(5, isEnd: false, 160), Event(5, isEnd: true, 320), Event(16, isEnd: true, 800)];

    private static byte[] Event(byte key, bool isEnd, ushort duration)
    {
        byte[] datagram = new byte[RtpPacket.HeaderBytes + TelephoneEventPayload.Length];
        RtpPacket.WriteHeader(datagram, EventPayloadType, marker: !isEnd, duration, 160, 1);
        new TelephoneEventPayload(key, isEnd, 10, duration).Write(datagram.AsSpan(RtpPacket.HeaderBytes));
        return datagram;
    }

    private int Shape(byte[] input)
    {
        (_sent, _pressed) = (0, 0);
        _now += MicrosecondsBetween;
        _mask.Advance(_now);
        RtpProblem problem = RtpPacket.TryParse(input, out RtpPacket packet);
        if (problem != RtpProblem.None)
        {
            return HashCode.Combine(problem, _sent, _pressed);
        }

        bool isEvent = TelephoneEventPayload.TryParse(packet.Payload, out TelephoneEventPayload payload);
        _mask.Process(new ReceivedPacket
        {
            Kind = KindOf(packet.PayloadType),
            PayloadType = packet.PayloadType,
            Marker = packet.Marker,
            Sequence = packet.Sequence,
            Timestamp = packet.Timestamp,
            Ssrc = packet.Ssrc,
            ArrivalMicroseconds = _now,
            Payload = packet.Payload,
        });
        int seen = isEvent ? HashCode.Combine(payload.IsEnd, Math.Min(payload.Code, (byte)17), payload.Duration == 0) : 0;
        return HashCode.Combine(KindOf(packet.PayloadType), packet.Marker, BitOperations.Log2((uint)packet.Payload.Length + 1), Math.Min(_sent, 3), _pressed, seen);
    }

    public void Forward(in ReceivedPacket packet, ushort sequence, uint timestamp) =>
        throw new InvalidOperationException("A packet passed a closed mask as it came.");

    public void Send(in GeneratedPacket packet)
    {
        if (packet.PayloadType == EventPayloadType)
        {
            throw new InvalidOperationException("An event left a closed mask.");
        }

        _sent++;
    }

    public void Audio(long position, ReadOnlySpan<short> samples)
    {
    }

    public void KeyPressed(in KeyPress press) => _pressed++;

    private static PayloadKind KindOf(byte payloadType) => payloadType switch
    {
        PayloadTypes.Pcmu => PayloadKind.Pcmu,
        PayloadTypes.Pcma => PayloadKind.Pcma,
        PayloadTypes.G722 => PayloadKind.G722,
        PayloadTypes.ComfortNoise => PayloadKind.ComfortNoise,
        EventPayloadType => PayloadKind.TelephoneEvent,
        _ => PayloadKind.Undecodable,
    };
}
