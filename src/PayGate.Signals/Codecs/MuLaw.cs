namespace PayGate.Signals.Codecs;

/// <summary>ITU-T G.711 u-law, as RTP payload type 0 carries it (all bits inverted), to and from 16-bit linear PCM.</summary>
public static class MuLaw
{
    /// <summary>The code of the value 0: what a silent line sends.</summary>
    public const byte Silence = 0xFF;

    private const int Bias = 33;

    private const int Largest = 0x1FFF;

    private static readonly short[] Levels = BuildLevels();

    private static readonly byte[] Codes = BuildCodes();

    /// <summary>The linear value of one code, a multiple of 4 between -32124 and 32124.</summary>
    public static short Decode(byte code) => Levels[code];

    /// <summary>The code of one linear sample; the two lowest bits do not count.</summary>
    public static byte Encode(short sample) => Codes[(ushort)sample >> 2];

    /// <summary>Decodes as many samples as there are codes.</summary>
    /// <exception cref="ArgumentException">The target is shorter than the source.</exception>
    public static void Decode(ReadOnlySpan<byte> codes, Span<short> samples) => CompandingTable.Decode(Levels, codes, samples);

    /// <summary>Encodes as many codes as there are samples.</summary>
    /// <exception cref="ArgumentException">The target is shorter than the source.</exception>
    public static void Encode(ReadOnlySpan<short> samples, Span<byte> codes) => CompandingTable.Encode(Codes, 2, samples, codes);

    private static short[] BuildLevels()
    {
        short[] levels = new short[256];
        for (int code = 0; code < levels.Length; code++)
        {
            int inverted = ~code & 0xFF;
            int segment = (inverted >> 4) & 7;
            int magnitude = ((((inverted & 15) << 1) + Bias) << segment) - Bias;
            levels[code] = (short)((inverted & 0x80) != 0 ? -magnitude << 2 : magnitude << 2);
        }

        return levels;
    }

    private static byte[] BuildCodes()
    {
        byte[] codes = new byte[1 << 14];
        for (int i = 0; i < codes.Length; i++)
        {
            int sample = (short)(i << 2) >> 2;
            int magnitude = Math.Min((sample < 0 ? ~sample : sample) + Bias, Largest);
            int segment = Math.Max(0, 26 - int.LeadingZeroCount(magnitude));
            int code = (segment << 4) | ((magnitude >> (segment + 1)) & 15);
            codes[i] = (byte)~(sample < 0 ? code | 0x80 : code);
        }

        return codes;
    }
}
