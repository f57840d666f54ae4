using PayGate.Media.Rtp;

namespace PayGate.Fuzz;

/// <summary>
/// Compound RTCP packets: what leaves a closed mask is well formed, of the few types allowed, never longer, and the same when filtered
/// again.
/// </summary>
internal static class RtcpTarget
{
    private const int WordBytes = 4;
    private const int MostTypes = 5;

    private static readonly byte[] Names =
        [0x82, 202, 0, 8, 1, 2, 3, 4, 1, 3, .. "a@b"u8, 7, 5, .. "42421"u8, 0, 0, 0, 0, 9, 9, 9, 9, 8, 2, .. "xy"u8, 0, 0, 0, 0];

    internal static FuzzTarget Make() => new("Rtcp", Seeds(), input => Shape(input)) { Shape = Shape };

    /// <summary>What came in by type, and what went out of an open and of a closed mask.</summary>
    private static int Shape(byte[] input)
    {
        byte[] output = new byte[input.Length];
        int open = RtcpFilter.Copy(input, isMasked: false, default, output);
        if (open > 0 && open != input.Length)
        {
            throw new InvalidOperationException("An open mask changed the length of RTCP.");
        }

        int masked = RtcpFilter.Copy(input, isMasked: true, default, output);
        if (masked <= 0)
        {
            return HashCode.Combine(Math.Sign(open), masked, TypesOf(input));
        }

        for (int at = 0; at < masked; at += ((output[at + 2] << 8) + output[at + 3] + 1) * 4)
        {
            if (output[at + 1] is < 200 or > 203)
            {
                throw new InvalidOperationException("RTCP that is no report left a closed mask.");
            }
        }

        byte[] again = new byte[masked];
        int length = RtcpFilter.Copy(output.AsSpan(0, masked), isMasked: true, default, again);
        if (length != masked || !again.AsSpan().SequenceEqual(output.AsSpan(0, masked)))
        {
            throw new InvalidOperationException("RTCP that was filtered is not what filtering makes of it.");
        }

        return HashCode.Combine(Math.Sign(open), TypesOf(input), TypesOf(output.AsSpan(0, masked)));
    }

    /// <summary>The types and counts of the packets in a compound, as far as they are well formed.</summary>
    private static int TypesOf(ReadOnlySpan<byte> compound)
    {
        int types = 0;
        for (int packets = 0; compound.Length >= WordBytes && packets < MostTypes; packets++)
        {
            types = HashCode.Combine(types, compound[0] >> 5, Math.Min(compound[0] & 31, 3), compound[1] is >= 199 and <= 208 ? compound[1] : 0);
            compound = compound[Math.Min(compound.Length, ((compound[2] << 8) + compound[3] + 1) * WordBytes)..];
        }

        return HashCode.Combine(types, compound.IsEmpty);
    }

    private static List<byte[]> Seeds()
    {
        byte[] report = new byte[28 + 24 + 8];
        (report[0], report[1], report[3]) = (0x81, 200, 14);
        byte[] received = new byte[32];
        (received[0], received[1], received[3]) = (0x81, 201, 7);
        byte[] end = [0x81, 203, 0, 3, 1, 2, 3, 4, 5, .. "42421"u8, 0, 0];
        byte[] own = [0x80, 204, 0, 3, 1, 2, 3, 4, .. "DTMF4242"u8];
        byte[] extended = [0x80, 207, 0, 2, 1, 2, 3, 4, 4, 2, 4, 2];
        byte[] padded = [0xa0, 201, 0, 2, 1, 2, 3, 4, 0, 0, 0, 4];
        return [[.. report, .. Names], [.. received, .. Names, .. own], [.. received, .. extended, .. end], padded];
    }
}
