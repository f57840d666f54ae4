namespace PayGate.Redaction.Audio;

/// <summary>Writes a WAV file whose length is known beforehand: redaction never changes a duration.</summary>
internal sealed class WavWriter : IAudioSink
{
    private readonly Stream _stream;
    private readonly WavFormat _format;
    private readonly long _frames;
    private long _written;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where to; stays the caller's.</param>
    /// <param name="format">The form of the audio.</param>
    /// <param name="frames">Frames that will be written.</param>
    public WavWriter(Stream stream, WavFormat format, long frames)
    {
        _stream = stream;
        _format = format;
        _frames = frames;
        stream.Write(WavHeader.Make(format, frames));
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> frames)
    {
        _written += frames.Length / _format.BytesPerFrame;
        if (_written > _frames)
        {
            throw new InvalidOperationException("More audio was written than the header announced.");
        }

        _stream.Write(frames);
    }

    /// <summary>Ends the file.</summary>
    /// <exception cref="InvalidOperationException">Less was written than the header announced.</exception>
    public void Complete()
    {
        if (_written != _frames)
        {
            throw new InvalidOperationException("Less audio was written than the header announced.");
        }

        if ((_frames * _format.BytesPerFrame & 1) != 0)
        {
            _stream.WriteByte(0);
        }

        _stream.Flush();
    }
}
