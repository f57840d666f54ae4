namespace PayGate.Redaction.Audio;

/// <summary>Reads the audio of a WAV file frame by frame, whatever number of data chunks it is spread over; memory does not grow with the file.</summary>
internal sealed class WavReader : IAudioSource
{
    private readonly Stream _stream;
    private readonly IReadOnlyList<WavSegment> _segments;
    private int _segment;
    private long _inSegment;

    private WavReader(Stream stream, WavLayout layout)
    {
        _stream = stream;
        _segments = layout.Segments;
        Format = layout.Format;
        Repaired = layout.Repaired;
        Frames = layout.Segments.Sum(segment => segment.Length) / layout.Format.BytesPerFrame;
    }

    /// <inheritdoc/>
    public WavFormat Format { get; }

    /// <summary>Frames in the file.</summary>
    public long Frames { get; }

    /// <summary>A size in a header was wrong; see <see cref="WavLayout"/>.</summary>
    public bool Repaired { get; }

    /// <summary>Reads the headers; the reader owns the stream from then on, also when this throws.</summary>
    /// <param name="stream">A seekable stream.</param>
    /// <exception cref="BadAudioException">The stream holds no readable WAV file.</exception>
    public static WavReader Open(Stream stream)
    {
        try
        {
            return new WavReader(stream, WavLayoutReader.Read(stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="BadAudioException">The file is no readable WAV file.</exception>
    public static WavReader OpenFile(string path) =>
        Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));

    /// <inheritdoc/>
    public int Read(Span<byte> frames)
    {
        int wanted = frames.Length - (frames.Length % Format.BytesPerFrame);
        int filled = 0;
        while (filled < wanted && _segment < _segments.Count)
        {
            WavSegment segment = _segments[_segment];
            long left = segment.Length - _inSegment;
            if (left == 0)
            {
                _segment++;
                _inSegment = 0;
                continue;
            }

            long position = segment.Offset + _inSegment;
            if (_stream.Position != position)
            {
                _stream.Position = position;
            }

            int part = (int)Math.Min(left, wanted - filled);
            if (_stream.ReadAtLeast(frames.Slice(filled, part), part, throwOnEndOfStream: false) != part)
            {
                throw new BadAudioException("The WAV file ended while it was read.");
            }

            filled += part;
            _inSegment += part;
        }

        return filled / Format.BytesPerFrame;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
