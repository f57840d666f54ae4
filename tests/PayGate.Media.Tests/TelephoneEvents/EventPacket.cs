using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.TelephoneEvents;

/// <summary>One event packet of a simulated sender.</summary>
internal sealed record EventPacket(uint Timestamp, TelephoneEventPayload Payload)
{
    /// <summary>The packets of one press: one per 20 ms, the end three times.</summary>
    public static List<EventPacket> Press(byte code, uint timestamp, int duration)
    {
        List<EventPacket> packets = [];
        for (int lasted = 160; lasted < duration; lasted += 160)
        {
            packets.Add(new EventPacket(timestamp, new TelephoneEventPayload(code, false, 10, (ushort)lasted)));
        }

        for (int repeat = 0; repeat < 3; repeat++)
        {
            packets.Add(new EventPacket(timestamp, new TelephoneEventPayload(code, true, 10, (ushort)duration)));
        }

        return packets;
    }
}
