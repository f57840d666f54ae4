using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Pipeline;

/// <summary>Where an original is read and its redacted version is written; each may be asked for any number of times.</summary>
internal interface IRedactionWorkspace
{
    /// <summary>Opens the original at its first frame.</summary>
    IAudioSource OpenOriginal();

    /// <summary>Writes the redacted version in place of what was written before. It is whole and closed when this returns.</summary>
    /// <param name="format">The form of the audio, that of the original.</param>
    /// <param name="frames">Frames that will be written.</param>
    /// <param name="write">Writes them.</param>
    void WriteRedacted(WavFormat format, long frames, Action<IAudioSink> write);

    /// <summary>Opens what was written at its first frame.</summary>
    IAudioSource OpenRedacted();
}
