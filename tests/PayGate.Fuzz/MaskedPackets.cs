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

    internal MaskedPackets()
    {
        _mask = new MaskedStream(this, 0, new MaskScratch());
        _mask.Arm(MaskStyle.Silence);
    }

    public bool WantsAudio => true;

    internal void Take(byte[] input)
    {
        _now += MicrosecondsBetween;
        _mask.Advance(_now);
        if (RtpPacket.TryParse(input, out RtpPacket packet) != RtpProblem.None)
        {
            return;
        }

        _ = TelephoneEventPayload.TryParse(packet.Payload, out _);
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
    }

    public void Forward(in ReceivedPacket packet, ushort sequence, uint timestamp) =>
        throw new InvalidOperationException("A packet passed a closed mask as it came.");

    public void Send(in GeneratedPacket packet)
    {
        if (packet.PayloadType == EventPayloadType)
        {
            throw new InvalidOperationException("An event left a closed mask.");
        }
    }

    public void Audio(long position, ReadOnlySpan<short> samples)
    {
    }

    public void KeyPressed(in KeyPress press)
    {
    }

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
