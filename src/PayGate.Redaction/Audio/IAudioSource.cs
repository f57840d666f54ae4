namespace PayGate.Redaction.Audio;

/// <summary>Audio read once from its first frame to its last.</summary>
internal interface IAudioSource : IDisposable
{
    /// <summary>The form of the audio.</summary>
    WavFormat Format { get; }

    /// <summary>Reads the next whole frames.</summary>
    /// <param name="frames">Where they go; at least one frame long.</param>
    /// <returns>Frames read; 0 only at the end.</returns>
    /// <exception cref="BadAudioException">The audio is damaged from here on.</exception>
    int Read(Span<byte> frames);
}
