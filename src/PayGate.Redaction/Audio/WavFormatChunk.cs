using System.Buffers.Binary;

namespace PayGate.Redaction.Audio;

/// <summary>Reads and writes the <c>fmt </c> chunk of RIFF/WAVE.</summary>
internal static class WavFormatChunk
{
    /// <summary>The longest part of the chunk that means anything: WAVEFORMATEXTENSIBLE.</summary>
    public const int LongestLength = 40;

    private const int ShortestLength = 16;
    private const int LengthWithExtraSize = 18;
    private const ushort TagPcm = 0x0001;
    private const ushort TagFloat = 0x0003;
    private const ushort TagALaw = 0x0006;
    private const ushort TagMuLaw = 0x0007;
    private const ushort TagExtensible = 0xFFFE;
    private const int MostChannels = 64;
    private const int LowestRate = 1000;
    private const int HighestRate = 768_000;

    // KSDATAFORMAT_SUBTYPE_*: two bytes of tag, then this tail (ITU and Microsoft share it).
    private static ReadOnlySpan<byte> SubtypeTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Reads the chunk.</summary>
    /// <exception cref="BadAudioException">It describes no audio that can be read.</exception>
    public static WavFormat Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < ShortestLength)
        {
            throw new BadAudioException("The WAV file's format chunk is too short.");
        }

        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        ushort channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        ushort blockAlign = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        ushort bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == TagExtensible)
        {
            tag = Subtype(chunk);
        }

        if (channels is 0 or > MostChannels)
        {
            throw new BadAudioException("The WAV file names a number of channels outside 1 to 64.");
        }

        if (rate is < LowestRate or > HighestRate)
        {
            throw new BadAudioException("The WAV file names a sample rate outside 1,000 to 768,000 Hz.");
        }

        var format = new WavFormat(EncodingOf(tag, bits), channels, (int)rate);
        return blockAlign == format.BytesPerFrame
            ? format
            : throw new BadAudioException("The WAV file's frame size does not fit its channels and bits.");
    }

    /// <summary>Bytes of the chunk as written here: every encoding but PCM has to give the length of its extra bytes, which are none.</summary>
    public static int WrittenLength(WavFormat format) => TagOf(format) == TagPcm ? ShortestLength : LengthWithExtraSize;

    /// <summary>Writes the chunk's content.</summary>
    /// <param name="format">The form of the audio.</param>
    /// <param name="chunk"><see cref="WrittenLength"/> bytes.</param>
    public static void Write(WavFormat format, Span<byte> chunk)
    {
        chunk.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(chunk, TagOf(format));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[2..], (ushort)format.Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[4..], (uint)format.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[8..], (uint)(format.SampleRate * format.BytesPerFrame));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[12..], (ushort)format.BytesPerFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk[14..], (ushort)(format.BytesPerSample * 8));
    }

    private static ushort TagOf(WavFormat format) => format.Encoding switch
    {
        SampleEncoding.ALaw => TagALaw,
        SampleEncoding.MuLaw => TagMuLaw,
        SampleEncoding.Float32 or SampleEncoding.Float64 => TagFloat,
        _ => TagPcm,
    };

    private static ushort Subtype(ReadOnlySpan<byte> chunk) =>
        chunk.Length >= LongestLength && chunk[26..LongestLength].SequenceEqual(SubtypeTail)
            ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..])
            : throw new BadAudioException("The WAV file's extended format is unknown.");

    private static SampleEncoding EncodingOf(ushort tag, ushort bits) => (tag, bits) switch
    {
        (TagPcm, 8) => SampleEncoding.Pcm8,
        (TagPcm, 16) => SampleEncoding.Pcm16,
        (TagPcm, 24) => SampleEncoding.Pcm24,
        (TagPcm, 32) => SampleEncoding.Pcm32,
        (TagFloat, 32) => SampleEncoding.Float32,
        (TagFloat, 64) => SampleEncoding.Float64,
        (TagALaw, 8) => SampleEncoding.ALaw,
        (TagMuLaw, 8) => SampleEncoding.MuLaw,
        _ => throw new BadAudioException("The WAV file's encoding is not PCM of 8, 16, 24 or 32 bits, float, A-law or u-law."),
    };
}
