using System.Buffers.Binary;

namespace PayGate.Media.TelephoneEvents;

/// <summary>The payload of a named telephone event, RFC 4733 section 2.3. Its text form says nothing of the event.</summary>
internal readonly struct TelephoneEventPayload(byte code, bool isEnd, byte volume, ushort duration)
{
    /// <summary>Bytes of the payload.</summary>
    public const int Length = 4;

    /// <summary>The highest code that is a key (RFC 4733 table 3).</summary>
    public const byte LastKey = 15;

    private const int CodeOffset = 0;
    private const int FlagsOffset = 1;
    private const int DurationOffset = 2;
    private const byte EndBit = 0x80;
    private const byte VolumeMask = 0x3F;

    /// <summary>The event; 0 to 15 are keys.</summary>
    public byte Code { get; } = code;

    /// <summary>The E bit: this packet tells of the event's end.</summary>
    public bool IsEnd { get; } = isEnd;

    /// <summary>Power level without its sign: 0 to 63 for 0 to -63 dBm0. Six bits, the R bit is not part of it.</summary>
    public byte Volume { get; } = (byte)(volume & VolumeMask);

    /// <summary>How long it has lasted since the packet's timestamp, in units of the timestamp.</summary>
    public ushort Duration { get; } = duration;

    /// <summary>Whether it is a key.</summary>
    public bool IsKey => Code <= LastKey;

    /// <summary>Reads a payload; bytes behind the fourth are not looked at. The R bit is ignored, as the RFC demands.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out TelephoneEventPayload telephoneEvent)
    {
        if (payload.Length < Length)
        {
            telephoneEvent = default;
            return false;
        }

        telephoneEvent = new TelephoneEventPayload(
            payload[CodeOffset],
            (payload[FlagsOffset] & EndBit) != 0,
            payload[FlagsOffset],
            BinaryPrimitives.ReadUInt16BigEndian(payload[DurationOffset..]));
        return true;
    }

    /// <summary>Writes the four bytes, the R bit as zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for four bytes.</exception>
    public void Write(Span<byte> target)
    {
        target[CodeOffset] = Code;
        target[FlagsOffset] = (byte)(Volume | (IsEnd ? EndBit : 0));
        BinaryPrimitives.WriteUInt16BigEndian(target[DurationOffset..], Duration);
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(TelephoneEventPayload);
}
