using System.Buffers.Binary;
using System.Text;
using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Tests.Support;

/// <summary>Builds WAV files chunk by chunk, also wrong ones.</summary>
internal sealed class WavBytes
{
    private readonly List<byte> _bytes = [];

    public WavBytes(string id = "RIFF")
    {
        _bytes.AddRange(Encoding.ASCII.GetBytes(id));
        Number(0x7FFFFFFF);
        _bytes.AddRange("WAVE"u8);
    }

    public static byte[] Plain(WavFormat format, byte[] data) => new WavBytes().Format(format).Chunk("data", data).ToArray();

    public WavBytes Format(WavFormat format)
    {
        byte[] chunk = new byte[WavFormatChunk.WrittenLength(format)];
        WavFormatChunk.Write(format, chunk);
        return Chunk("fmt ", chunk);
    }

    public WavBytes Extensible(WavFormat format, ushort tag)
    {
        byte[] chunk = new byte[WavFormatChunk.LongestLength];
        WavFormatChunk.Write(format, chunk);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk, 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(16), 22);
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(18), (ushort)(format.BytesPerSample * 8));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(24), tag);
        new byte[] { 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71 }.CopyTo(chunk, 26);
        return Chunk("fmt ", chunk);
    }

    public WavBytes Chunk(string id, byte[] content, uint? size = null, bool pad = true)
    {
        _bytes.AddRange(Encoding.ASCII.GetBytes(id));
        Number(size ?? (uint)content.Length);
        _bytes.AddRange(content);
        if (pad && (content.Length & 1) != 0)
        {
            _bytes.Add(0);
        }

        return this;
    }

    public WavBytes Raw(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToArray() => _bytes.ToArray();

    private void Number(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }
}
