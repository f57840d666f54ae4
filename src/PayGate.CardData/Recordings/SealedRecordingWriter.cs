using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Recordings;

/// <summary>
/// Writes a recording that is encrypted from its first byte. Everything appended has left the process when the call returns. Not thread
/// safe.
/// </summary>
public sealed class SealedRecordingWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly GuardedKey _key;
    private readonly SealedRecordingHeader _header;
    private readonly byte[] _headHash;
    private byte[] _chunk;
    private long _chunks;
    private bool _closed;

    private SealedRecordingWriter(FileStream file, GuardedKey key, SealedRecordingHeader header, byte[] headHash)
    {
        _file = file;
        _key = key;
        _header = header;
        _headHash = headHash;
        _chunk = new byte[RecordingFormat.ChunkHeadSize + header.LongestChunk + XChaCha20Poly1305.TagSize];
    }

    /// <summary>Frames appended so far.</summary>
    public long FramesWritten { get; private set; }

    /// <summary>Starts a recording. Its key is durable, sealed, before the first byte of the recording is written.</summary>
    /// <param name="path">The file; the key goes to <see cref="SealedRecordingKeys.PathFor"/>. Neither may exist.</param>
    /// <param name="header">What the recording says of itself.</param>
    /// <param name="to">Public key of the only one who may read it.</param>
    /// <exception cref="ArgumentException">The header is not complete.</exception>
    /// <exception cref="IOException">A file exists, or the disk failed.</exception>
    public static SealedRecordingWriter Create(string path, SealedRecordingHeader header, SealingKey to)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(to);
        if (!header.IsSound)
        {
            throw new ArgumentException(
                "The header of a recording needs an identifier, a tenant, 8000 to 48000 Hz and one or two channels.", nameof(header));
        }

        byte[] head = RecordingFormat.WriteHead(header);
        byte[] headHash = SHA256.HashData(head);
        GuardedKey key = SealedRecordingKeys.Create(path, headHash, to);
        try
        {
            FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            SealedRecordingWriter writer = new(file, key, header, headHash);
            file.Write(head);
            return writer;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Appends whole frames; more than one second is split. A process killed right after loses nothing of it.</summary>
    /// <exception cref="ArgumentException">Not a whole number of frames.</exception>
    /// <exception cref="InvalidOperationException">The recording is complete, or an earlier write failed.</exception>
    /// <exception cref="IOException">The disk failed; the recording takes no more.</exception>
    public void Append(ReadOnlySpan<short> interleaved)
    {
        if (interleaved.Length % _header.Channels != 0)
        {
            throw new ArgumentException("Samples must come in whole frames.", nameof(interleaved));
        }

        ReadOnlySpan<byte> rest = MemoryMarshal.AsBytes(interleaved);
        while (!rest.IsEmpty)
        {
            int length = Math.Min(rest.Length, _header.LongestChunk);
            Write(rest[..length], RecordingFormat.Audio);
            FramesWritten += length / _header.BytesPerFrame;
            rest = rest[length..];
        }
    }

    /// <summary>Ends the recording: writes the trailer under the final mark and waits for the disk.</summary>
    /// <param name="utf8JsonTrailer">At most 1 MiB; encrypted.</param>
    /// <exception cref="InvalidOperationException">Complete already, or an earlier write failed.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Complete(ReadOnlySpan<byte> utf8JsonTrailer)
    {
        if (utf8JsonTrailer.Length > RecordingFormat.TrailerMax)
        {
            throw new ArgumentException("The trailer of a recording has at most 1 MiB.", nameof(utf8JsonTrailer));
        }

        int size = RecordingFormat.ChunkHeadSize + utf8JsonTrailer.Length + XChaCha20Poly1305.TagSize;
        if (_chunk.Length < size)
        {
            _chunk = new byte[size];
        }

        Write(utf8JsonTrailer, RecordingFormat.Final);
        _file.Flush(flushToDisk: true);
        _closed = true;
    }

    /// <summary>Closes the files. Without <see cref="Complete"/> the recording can be read, and is seen to be cut off.</summary>
    public void Dispose()
    {
        _closed = true;
        _file.Dispose();
        _key.Dispose();
    }

    private void Write(ReadOnlySpan<byte> content, byte kind)
    {
        if (_closed)
        {
            throw new InvalidOperationException("The recording takes no more: it is complete, or a write failed.");
        }

        int boxLength = content.Length + XChaCha20Poly1305.TagSize;
        Span<byte> chunk = _chunk.AsSpan(0, RecordingFormat.ChunkHeadSize + boxLength);
        Span<byte> nonce = stackalloc byte[XChaCha20Poly1305.NonceSize];
        RecordingFormat.WriteNonce(nonce, _chunks, kind);
        RecordingFormat.WriteChunkHead(chunk, boxLength, kind);
        XChaCha20Poly1305.Encrypt(chunk[RecordingFormat.ChunkHeadSize..], content, _headHash, nonce, _key);

        // A torn chunk must stay the last one: after a failed write nothing may follow it, nor its nonce be used again.
        _closed = true;
        _file.Write(chunk);
        _chunks++;
        _closed = false;
    }
}
