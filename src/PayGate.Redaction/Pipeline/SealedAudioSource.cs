using System.Runtime.InteropServices;
using PayGate.CardData.Recordings;
using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Pipeline;

/// <summary>The audio of a sealed recording.</summary>
internal sealed class SealedAudioSource(SealedRecordingReader reader) : IAudioSource
{
    /// <inheritdoc/>
    public WavFormat Format { get; } = new(SampleEncoding.Pcm16, reader.Header.Channels, reader.Header.SampleRate);

    /// <inheritdoc/>
    public int Read(Span<byte> frames) => reader.Read(MemoryMarshal.Cast<byte, short>(frames)) / Format.Channels;

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
