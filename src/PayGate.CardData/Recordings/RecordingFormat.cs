using System.Buffers.Binary;
using System.Text.Json;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Recordings;

/// <summary>
/// The file: "PGR1", header length (16 bits), header (JSON), then chunks. A chunk: length of its box (32 bits), kind (8 bits), box.
/// Integers are little endian. The boxes form a STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) under a key nothing else uses:
/// nonce = number of the chunk, kind; associated data = hash of everything before the first chunk. So no chunk can be changed, moved,
/// left out or taken from another recording, and only the final one can be cut off unseen, which its absence tells.
/// </summary>
internal static class RecordingFormat
{
    internal const int ChunkHeadSize = 5;
    internal const int TrailerMax = 1 << 20;
    internal const byte Audio = 0;
    internal const byte Final = 1;
    internal const int HashSize = 32;

    private const int PreambleSize = 6;
    private const int HeaderMax = 4096;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
    };

    private static ReadOnlySpan<byte> Magic => "PGR1"u8;

    internal static byte[] WriteHead(SealedRecordingHeader header)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, Json);
        byte[] head = new byte[PreambleSize + json.Length];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(4), checked((ushort)json.Length));
        json.CopyTo(head, PreambleSize);
        return head;
    }

    /// <summary>Reads everything before the first chunk.</summary>
    internal static byte[] ReadHead(Stream file)
    {
        byte[] preamble = new byte[PreambleSize];
        if (file.ReadAtLeast(preamble, PreambleSize, throwOnEndOfStream: false) < PreambleSize
            || !preamble.AsSpan(0, 4).SequenceEqual(Magic))
        {
            throw new SealedRecordingException("The file is not a sealed recording, or ends inside its header.");
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(preamble.AsSpan(4));
        byte[] head = new byte[PreambleSize + length];
        preamble.CopyTo(head, 0);
        return length <= HeaderMax && file.ReadAtLeast(head.AsSpan(PreambleSize), length, throwOnEndOfStream: false) == length
            ? head
            : throw new SealedRecordingException("The sealed recording ends inside its header.");
    }

    internal static SealedRecordingHeader ParseHead(ReadOnlySpan<byte> head)
    {
        try
        {
            return JsonSerializer.Deserialize<SealedRecordingHeader>(head[PreambleSize..], Json) is { IsSound: true } header
                ? header
                : throw new SealedRecordingException("The header of the sealed recording is not complete.");
        }
        catch (JsonException error)
        {
            throw new SealedRecordingException("The header of the sealed recording cannot be read.", error);
        }
    }

    internal static void WriteNonce(Span<byte> nonce, long chunk, byte kind)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce, chunk);
        nonce[8] = kind;
    }

    internal static void WriteChunkHead(Span<byte> chunk, int boxLength, byte kind)
    {
        BinaryPrimitives.WriteInt32LittleEndian(chunk, boxLength);
        chunk[4] = kind;
    }

    internal static bool IsPossible(int boxLength, byte kind, SealedRecordingHeader header)
    {
        int length = boxLength - XChaCha20Poly1305.TagSize;
        return kind switch
        {
            Audio => length > 0 && length <= header.LongestChunk && length % header.BytesPerFrame == 0,
            Final => length is >= 0 and <= TrailerMax,
            _ => false,
        };
    }
}
