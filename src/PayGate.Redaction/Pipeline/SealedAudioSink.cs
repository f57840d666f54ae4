using System.Runtime.InteropServices;
using PayGate.CardData.Recordings;
using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Pipeline;

/// <summary>Audio on its way into a sealed recording.</summary>
internal sealed class SealedAudioSink(SealedRecordingWriter writer) : IAudioSink
{
    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> frames) => writer.Append(MemoryMarshal.Cast<byte, short>(frames));
}
