using System.Buffers.Binary;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Recordings;

/// <summary>
/// Where the chunks of a recording lie, found from their heads alone. What the heads say is proved only when a chunk is opened.
/// </summary>
internal sealed class ChunkIndex
{
    private readonly List<Chunk> _audio = [];

    internal int Count => _audio.Count;

    internal long Frames { get; private set; }

    internal Chunk? Final { get; private set; }

    internal Chunk this[int chunk] => _audio[chunk];

    internal static ChunkIndex Scan(FileStream file, SealedRecordingHeader header, long from)
    {
        ChunkIndex index = new();
        Span<byte> head = stackalloc byte[RecordingFormat.ChunkHeadSize];
        long length = file.Length;
        long at = from;
        while (length - at >= RecordingFormat.ChunkHeadSize)
        {
            file.Position = at;
            file.ReadExactly(head);
            int boxLength = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (head.IndexOfAnyExcept((byte)0) < 0)
            {
                // Space the file system had set aside when the power went: a torn tail like any other.
                break;
            }

            if (index.Final is not null || !RecordingFormat.IsPossible(boxLength, head[4], header))
            {
                throw new SealedRecordingException("The sealed recording is damaged: a chunk has an impossible form.");
            }

            at += RecordingFormat.ChunkHeadSize;
            if (length - at < boxLength)
            {
                break;
            }

            index.Add(new Chunk(at, boxLength, index.Frames), head[4], header);
            at += boxLength;
        }

        return index.Final is null || at == length
            ? index
            : throw new SealedRecordingException("The sealed recording is damaged: something follows its end.");
    }

    /// <summary>The chunk a frame lies in.</summary>
    internal int Find(long frame)
    {
        int low = 0;
        int high = _audio.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _audio[middle].FirstFrame <= frame ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private void Add(Chunk chunk, byte kind, SealedRecordingHeader header)
    {
        if (kind == RecordingFormat.Final)
        {
            Final = chunk;
            return;
        }

        _audio.Add(chunk);
        Frames += (chunk.BoxLength - XChaCha20Poly1305.TagSize) / header.BytesPerFrame;
    }

    /// <param name="At">Offset of the box in the file.</param>
    /// <param name="BoxLength">Bytes of the box.</param>
    /// <param name="FirstFrame">Frames before it.</param>
    internal readonly record struct Chunk(long At, int BoxLength, long FirstFrame);
}
