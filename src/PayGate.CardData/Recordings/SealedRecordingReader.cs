using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Recordings;

/// <summary>Reads a sealed recording, from its start or anywhere, holding one second of it at a time. Not thread safe.</summary>
/// <remarks>
/// A recording whose writer was killed reads up to its last whole chunk. One that was changed anywhere does not read past the place.
/// </remarks>
public sealed class SealedRecordingReader : IDisposable
{
    private const int NoChunk = -1;

    private readonly FileStream _file;
    private readonly GuardedKey _key;
    private readonly ChunkIndex _index;
    private readonly byte[] _headHash;
    private readonly byte[] _box;
    private readonly byte[] _clear;
    private int _loaded = NoChunk;
    private int _loadedBytes;
    private long _frame;

    private SealedRecordingReader(FileStream file, GuardedKey key, ChunkIndex index, SealedRecordingHeader header, byte[] headHash)
    {
        _file = file;
        _key = key;
        _index = index;
        _headHash = headHash;
        _clear = new byte[header.LongestChunk];
        _box = new byte[header.LongestChunk + XChaCha20Poly1305.TagSize];
        Header = header;
    }

    /// <summary>What the recording says of itself; proved to be what its writer wrote.</summary>
    public SealedRecordingHeader Header { get; }

    /// <summary>Frames that can be read.</summary>
    public long Frames => _index.Frames;

    /// <summary>The writer came to its end, and nothing is missing before it. Otherwise the recording was cut off.</summary>
    public bool WasCompleted { get; private set; }

    /// <summary>The trailer (UTF-8 JSON) of a completed recording; else empty.</summary>
    public ReadOnlyMemory<byte> Trailer { get; private set; }

    /// <summary>Opens a recording with the pair its key was sealed to.</summary>
    /// <exception cref="SealedRecordingException">
    /// Not a recording, damaged, changed, sealed to another key, or its key was destroyed.
    /// </exception>
    /// <exception cref="IOException">The file is not there or the disk failed.</exception>
    public static SealedRecordingReader Open(string path, SealingKeyPair key)
    {
        ArgumentNullException.ThrowIfNull(key);
        FileStream file = OpenFile(path);
        GuardedKey? recordingKey = null;
        try
        {
            byte[] head = RecordingFormat.ReadHead(file);
            byte[] headHash = SHA256.HashData(head);
            recordingKey = SealedRecordingKeys.Open(path, headHash, key);
            SealedRecordingHeader header = RecordingFormat.ParseHead(head);
            ChunkIndex index = ChunkIndex.Scan(file, header, head.Length);
            SealedRecordingReader reader = new(file, recordingKey, index, header, headHash);
            reader.ReadTrailer();
            return reader;
        }
        catch
        {
            recordingKey?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the header without the key, to know whose recording this is. Not proved: anybody may have written it.</summary>
    /// <exception cref="SealedRecordingException">Not a recording, or the header is damaged.</exception>
    /// <exception cref="IOException">The file is not there or the disk failed.</exception>
    public static SealedRecordingHeader ReadHeader(string path)
    {
        using FileStream file = OpenFile(path);
        return RecordingFormat.ParseHead(RecordingFormat.ReadHead(file));
    }

    /// <summary>Reads on, whole frames only.</summary>
    /// <returns>Samples read, a multiple of the channels; 0 at the end or when not one frame fits.</returns>
    /// <exception cref="SealedRecordingException">The recording was changed here.</exception>
    public int Read(Span<short> interleaved)
    {
        int wanted = interleaved.Length / Header.Channels;
        int read = 0;
        while (read < wanted && _frame < Frames)
        {
            ReadOnlySpan<short> samples = Load(_index.Find(_frame));
            int skip = checked((int)(_frame - _index[_loaded].FirstFrame)) * Header.Channels;
            int take = Math.Min(samples.Length - skip, (wanted - read) * Header.Channels);
            samples.Slice(skip, take).CopyTo(interleaved[(read * Header.Channels)..]);
            read += take / Header.Channels;
            _frame += take / Header.Channels;
        }

        return read * Header.Channels;
    }

    /// <summary>Makes <see cref="Read"/> go on at a frame, 0 to <see cref="Frames"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public void SeekToFrame(long frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frame, Frames);
        _frame = frame;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_clear);
        _key.Dispose();
        _file.Dispose();
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    private void ReadTrailer()
    {
        if (_index.Final is not { } final)
        {
            return;
        }

        byte[] trailer = new byte[final.BoxLength - XChaCha20Poly1305.TagSize];
        Decrypt(trailer, new byte[final.BoxLength], final, _index.Count, RecordingFormat.Final);
        Trailer = trailer;
        WasCompleted = true;
    }

    private ReadOnlySpan<short> Load(int chunk)
    {
        if (chunk != _loaded)
        {
            _loaded = NoChunk;
            ChunkIndex.Chunk place = _index[chunk];
            _loadedBytes = place.BoxLength - XChaCha20Poly1305.TagSize;
            Decrypt(_clear.AsSpan(0, _loadedBytes), _box.AsSpan(0, place.BoxLength), place, chunk, RecordingFormat.Audio);
            _loaded = chunk;
        }

        return MemoryMarshal.Cast<byte, short>(_clear.AsSpan(0, _loadedBytes));
    }

    private void Decrypt(Span<byte> clear, Span<byte> box, ChunkIndex.Chunk place, int chunk, byte kind)
    {
        _file.Position = place.At;
        _file.ReadExactly(box);
        Span<byte> nonce = stackalloc byte[XChaCha20Poly1305.NonceSize];
        RecordingFormat.WriteNonce(nonce, chunk, kind);
        if (!XChaCha20Poly1305.TryDecrypt(clear, box, _headHash, nonce, _key))
        {
            throw new SealedRecordingException("The sealed recording was changed: a chunk does not open at its place.");
        }
    }
}
