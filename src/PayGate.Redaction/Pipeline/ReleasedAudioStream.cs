using System.Runtime.InteropServices;
using PayGate.CardData.Recordings;
using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Pipeline;

/// <summary>A released recording as a WAV file that exists nowhere: decrypted as it is read, from any place. Not thread safe.</summary>
internal sealed class ReleasedAudioStream : Stream
{
    private readonly SealedRecordingReader _reader;
    private readonly byte[] _header;
    private readonly int _frameSize;
    private readonly byte[] _frames;
    private long _position;

    /// <summary>Takes over a reader.</summary>
    public ReleasedAudioStream(SealedRecordingReader reader)
    {
        _reader = reader;
        var format = new WavFormat(SampleEncoding.Pcm16, reader.Header.Channels, reader.Header.SampleRate);
        _frameSize = format.BytesPerFrame;
        _header = WavHeader.Make(format, reader.Frames);
        _frames = new byte[AudioPass.BlockBytes(format)];
        Length = _header.Length + (reader.Frames * _frameSize);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_position < _header.Length)
        {
            int part = (int)Math.Min(buffer.Length, _header.Length - _position);
            _header.AsSpan((int)_position, part).CopyTo(buffer);
            _position += part;
            return part;
        }

        if (_position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        long at = _position - _header.Length;
        _reader.SeekToFrame(at / _frameSize);
        int read = _reader.Read(MemoryMarshal.Cast<byte, short>(_frames.AsSpan())) * sizeof(short);
        int skip = (int)(at % _frameSize);
        int count = Math.Min(buffer.Length, read - skip);
        _frames.AsSpan(skip, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        Position = checked(offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => _position,
            _ => Length,
        });
        return _position;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("A released recording is read-only.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A released recording is read-only.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _frames.AsSpan().Clear();
            _reader.Dispose();
        }

        base.Dispose(disposing);
    }
}
