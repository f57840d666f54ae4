namespace PayGate.Signals.Codecs;

/// <summary>ITU-T G.711 A-law, as RTP payload type 8 carries it (even bits inverted), to and from 16-bit linear PCM.</summary>
public static class ALaw
{
    /// <summary>The code of a sample of the lowest positive level: what a silent line sends.</summary>
    public const byte Silence = 0xD5;

    private const byte EvenBits = 0x55;

    private static readonly short[] Levels = BuildLevels();

    private static readonly byte[] Codes = BuildCodes();

    /// <summary>The linear value of one code, a multiple of 8 between -32256 and 32256.</summary>
    public static short Decode(byte code) => Levels[code];

    /// <summary>The code of one linear sample; the four lowest bits do not count.</summary>
    public static byte Encode(short sample) => Codes[(ushort)sample >> 4];

    /// <summary>Decodes as many samples as there are codes.</summary>
    /// <exception cref="ArgumentException">The target is shorter than the source.</exception>
    public static void Decode(ReadOnlySpan<byte> codes, Span<short> samples) => CompandingTable.Decode(Levels, codes, samples);

    /// <summary>Encodes as many codes as there are samples.</summary>
    /// <exception cref="ArgumentException">The target is shorter than the source.</exception>
    public static void Encode(ReadOnlySpan<short> samples, Span<byte> codes) => CompandingTable.Encode(Codes, 4, samples, codes);

    private static short[] BuildLevels()
    {
        short[] levels = new short[256];
        for (int code = 0; code < levels.Length; code++)
        {
            int inverted = code ^ EvenBits;
            int segment = (inverted >> 4) & 7;
            int step = inverted & 15;
            int magnitude = ((segment == 0 ? step : step + 16) << 4) + 8;
            magnitude <<= Math.Max(segment - 1, 0);
            levels[code] = (short)((inverted & 0x80) != 0 ? magnitude : -magnitude);
        }

        return levels;
    }

    private static byte[] BuildCodes()
    {
        byte[] codes = new byte[1 << 12];
        for (int i = 0; i < codes.Length; i++)
        {
            int sample = (short)(i << 4) >> 4;
            int magnitude = sample < 0 ? ~sample : sample;
            int segment = 0;
            while (magnitude > 31)
            {
                magnitude >>= 1;
                segment++;
            }

            int code = magnitude < 16 ? magnitude : ((segment + 1) << 4) | (magnitude & 15);
            codes[i] = (byte)((sample < 0 ? code : code | 0x80) ^ EvenBits);
        }

        return codes;
    }
}
