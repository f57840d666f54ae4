namespace PayGate.Signals.Codecs;

/// <summary>Companding by table look-up, the same loop for both laws.</summary>
internal static class CompandingTable
{
    public static void Decode(short[] levels, ReadOnlySpan<byte> codes, Span<short> samples)
    {
        RequireRoom(codes.Length, samples.Length);
        for (int i = 0; i < codes.Length; i++)
        {
            samples[i] = levels[codes[i]];
        }
    }

    public static void Encode(byte[] codes, int ignoredBits, ReadOnlySpan<short> samples, Span<byte> target)
    {
        RequireRoom(samples.Length, target.Length);
        for (int i = 0; i < samples.Length; i++)
        {
            target[i] = codes[(ushort)samples[i] >> ignoredBits];
        }
    }

    private static void RequireRoom(int needed, int available)
    {
        if (available < needed)
        {
            throw new ArgumentException("The target is shorter than the source.");
        }
    }
}
