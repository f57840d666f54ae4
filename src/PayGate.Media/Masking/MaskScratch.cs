namespace PayGate.Media.Masking;

/// <summary>
/// Room that a mask works in during one call into it, shared by all masks of a thread: a call in progress needs none of its own. Whoever
/// writes the caller's sound into it overwrites it before returning.
/// </summary>
internal sealed class MaskScratch
{
    /// <summary>The packet being taken, and what it carries above 4 kHz.</summary>
    public readonly short[] Packet = new short[ClosedPath.LongestPacket];
    public readonly short[] PacketHigh = new short[ClosedPath.LongestPacket];

    /// <summary>The frame that leaves.</summary>
    public readonly short[] Frame = new short[DelayLine.Capacity];
    public readonly short[] FrameHigh = new short[DelayLine.Capacity];

    /// <summary>A stretch that is heard again.</summary>
    public readonly short[] Stretch = new short[DelayLine.Capacity];

    /// <summary>What is sent.</summary>
    public readonly byte[] Payload = new byte[DelayLine.Capacity];
}
