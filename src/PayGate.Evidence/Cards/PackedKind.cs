namespace PayGate.Evidence.Cards;

/// <summary>Recognises files in which text cannot be seen from outside, by their first bytes.</summary>
internal static class PackedKind
{
    private static readonly byte[][] Beginnings =
    [
        [0x1F, 0x8B],
        [(byte)'P', (byte)'K', 3, 4],
        [(byte)'7', (byte)'z', 0xBC, 0xAF],
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'],
        [0x28, 0xB5, 0x2F, 0xFD],
        [(byte)'B', (byte)'Z', (byte)'h'],
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F'],
    ];

    public static bool Is(ReadOnlySpan<byte> firstBytes)
    {
        foreach (byte[] beginning in Beginnings)
        {
            if (firstBytes.StartsWith(beginning))
            {
                return true;
            }
        }

        return false;
    }
}
