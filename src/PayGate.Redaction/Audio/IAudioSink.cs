namespace PayGate.Redaction.Audio;

/// <summary>Where redacted audio goes, from its first frame to its last.</summary>
internal interface IAudioSink
{
    /// <summary>Writes the next whole frames.</summary>
    void Write(ReadOnlySpan<byte> frames);
}
