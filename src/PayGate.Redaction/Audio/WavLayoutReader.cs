using System.Buffers.Binary;

namespace PayGate.Redaction.Audio;

/// <summary>Walks the chunks of a RIFF, RF64 or BW64 file and finds all of its audio.</summary>
/// <remarks>
/// Audio must never be overlooked, since what is overlooked is not swept: every data chunk counts, and bytes behind a data chunk
/// that are no chunk belong to the audio. A size field is believed only as far as the file reaches.
/// </remarks>
internal sealed class WavLayoutReader
{
    private const int HeaderLength = 8;
    private const int MostChunks = 4096;
    private const uint UnknownSize = 0xFFFFFFFF;
    private const uint IdRiff = 0x46464952;
    private const uint IdRf64 = 0x34364652;
    private const uint IdBw64 = 0x34365742;
    private const uint IdWave = 0x45564157;
    private const uint IdDs64 = 0x34367364;
    private const uint IdFormat = 0x20746D66;
    private const uint IdData = 0x61746164;

    private readonly Stream _stream;
    private readonly long _end;
    private readonly List<WavSegment> _segments = [];
    private WavFormat? _format;
    private long _dataSize64 = -1;
    private bool _repaired;
    private bool _sawData;

    private WavLayoutReader(Stream stream)
    {
        _stream = stream;
        _end = stream.Length;
    }

    /// <summary>Reads the layout of a seekable stream from its start.</summary>
    /// <exception cref="BadAudioException">The stream holds no readable WAV file.</exception>
    public static WavLayout Read(Stream stream) => new WavLayoutReader(stream).Walk();

    private static bool LooksLikeChunk(uint id)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            if ((byte)(id >> shift) is < 0x20 or > 0x7E)
            {
                return false;
            }
        }

        return true;
    }

    private WavLayout Walk()
    {
        long position = ReadRiffHeader();
        int chunks = 0;
        while (_end - position >= HeaderLength)
        {
            if (++chunks > MostChunks)
            {
                throw new BadAudioException("The WAV file has too many chunks.");
            }

            position = ReadChunk(position);
        }

        if (_format is null)
        {
            throw new BadAudioException("The WAV file has no format chunk.");
        }

        return _segments.Count == 0 && !_sawData
            ? throw new BadAudioException("The WAV file has no data chunk.")
            : new WavLayout(_format, _segments, _repaired);
    }

    private long ReadRiffHeader()
    {
        Span<byte> header = stackalloc byte[12];
        if (_end < header.Length)
        {
            throw new BadAudioException("The file is too short for a WAV file.");
        }

        ReadAt(0, header);
        uint id = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (id is not (IdRiff or IdRf64 or IdBw64) || BinaryPrimitives.ReadUInt32LittleEndian(header[8..]) != IdWave)
        {
            throw new BadAudioException("The file is not a WAV file.");
        }

        return header.Length;
    }

    private long ReadChunk(long position)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        ReadAt(position, header);
        uint id = BinaryPrimitives.ReadUInt32LittleEndian(header);
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        long content = position + HeaderLength;
        long left = _end - content;
        if (id == IdData)
        {
            return ReadData(content, size, left);
        }

        if (!LooksLikeChunk(id))
        {
            throw new BadAudioException("The WAV file's chunks do not follow each other.");
        }

        if (size > left)
        {
            throw new BadAudioException("A chunk of the WAV file reaches beyond the file's end.");
        }

        if (id == IdFormat)
        {
            ReadFormat(content, size);
        }
        else if (id == IdDs64)
        {
            ReadSizes64(content, size);
        }

        return content + size + (size & 1);
    }

    private void ReadFormat(long content, uint size)
    {
        Span<byte> chunk = stackalloc byte[WavFormatChunk.LongestLength];
        chunk = chunk[..(int)Math.Min(size, WavFormatChunk.LongestLength)];
        ReadAt(content, chunk);
        WavFormat format = WavFormatChunk.Parse(chunk);
        if (_format is not null && _format != format)
        {
            throw new BadAudioException("The WAV file has two format chunks that disagree.");
        }

        _format = format;
    }

    private void ReadSizes64(long content, uint size)
    {
        // EBU Tech 3306: riffSize, dataSize, sampleCount, 64 bits each.
        Span<byte> sizes = stackalloc byte[16];
        if (size < 24)
        {
            throw new BadAudioException("The WAV file's ds64 chunk is too short.");
        }

        ReadAt(content, sizes);
        _dataSize64 = (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(sizes[8..]), long.MaxValue);
    }

    private long ReadData(long content, uint size, long left)
    {
        if (_format is null)
        {
            throw new BadAudioException("The WAV file has audio before its format chunk.");
        }

        long length = size == UnknownSize ? _dataSize64 < 0 ? left : _dataSize64 : size;
        if (length > left || size == UnknownSize && _dataSize64 < 0)
        {
            length = left;
            _repaired = true;
        }

        long next = NextChunk(content + length);
        if (next < 0)
        {
            length = left;
            next = _end;
            _repaired = true;
        }

        long whole = length - (length % _format.BytesPerFrame);
        _repaired |= whole != length;
        _sawData = true;
        if (whole > 0)
        {
            _segments.Add(new WavSegment(content, whole));
        }

        return next;
    }

    // Where the chunk behind a data chunk starts, with or without the pad byte; -1 when what follows is no chunk.
    private long NextChunk(long end)
    {
        if (_end - end < HeaderLength)
        {
            return _end;
        }

        long padded = end + (end & 1);
        if (padded != end && IdAt(end) == IdData)
        {
            return end;
        }

        return IsChunk(padded) ? padded : IsChunk(end) ? end : -1;
    }

    private uint IdAt(long position)
    {
        Span<byte> id = stackalloc byte[4];
        ReadAt(position, id);
        return BinaryPrimitives.ReadUInt32LittleEndian(id);
    }

    private bool IsChunk(long position)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (_end - position < HeaderLength)
        {
            return position >= _end;
        }

        ReadAt(position, header);
        uint id = BinaryPrimitives.ReadUInt32LittleEndian(header);
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        return LooksLikeChunk(id) && (id == IdData || size <= _end - position - HeaderLength);
    }

    private void ReadAt(long position, Span<byte> bytes)
    {
        _stream.Position = position;
        if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length)
        {
            throw new BadAudioException("The WAV file ended while it was read.");
        }
    }
}
