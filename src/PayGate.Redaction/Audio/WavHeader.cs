using System.Buffers.Binary;

namespace PayGate.Redaction.Audio;

/// <summary>The header of the WAV files written here: one format chunk and one data chunk, RF64 (EBU Tech 3306) above 4 GiB.</summary>
/// <remarks>Other chunks of an original (names, comments, cue labels) are never copied: they may hold personal data.</remarks>
internal static class WavHeader
{
    private const int RiffLength = 12;
    private const int ChunkHeadLength = 8;
    private const int Sizes64Length = 28;
    private const uint UnknownSize = 0xFFFFFFFF;

    /// <summary>Makes the header for audio of a known length.</summary>
    /// <param name="format">The form of the audio.</param>
    /// <param name="frames">Frames that follow the header.</param>
    public static byte[] Make(WavFormat format, long frames)
    {
        long data = checked(frames * format.BytesPerFrame);
        long padded = data + (data & 1);
        int formatLength = WavFormatChunk.WrittenLength(format);
        int plainLength = RiffLength + ChunkHeadLength + formatLength + ChunkHeadLength;
        bool isLong = plainLength + padded > uint.MaxValue;
        byte[] header = new byte[isLong ? plainLength + ChunkHeadLength + Sizes64Length : plainLength];
        Span<byte> rest = header;
        rest = Chunk(rest, isLong ? "RF64"u8 : "RIFF"u8, isLong ? UnknownSize : (uint)(header.Length - ChunkHeadLength + padded));
        "WAVE"u8.CopyTo(rest);
        rest = rest[4..];
        if (isLong)
        {
            rest = Chunk(rest, "ds64"u8, Sizes64Length);
            BinaryPrimitives.WriteInt64LittleEndian(rest, header.Length - ChunkHeadLength + padded);
            BinaryPrimitives.WriteInt64LittleEndian(rest[8..], data);
            BinaryPrimitives.WriteInt64LittleEndian(rest[16..], frames);
            rest = rest[Sizes64Length..];
        }

        rest = Chunk(rest, "fmt "u8, (uint)formatLength);
        WavFormatChunk.Write(format, rest[..formatLength]);
        Chunk(rest[formatLength..], "data"u8, isLong ? UnknownSize : (uint)data);
        return header;
    }

    private static Span<byte> Chunk(Span<byte> at, ReadOnlySpan<byte> id, uint size)
    {
        id.CopyTo(at);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], size);
        return at[8..];
    }
}
