using PayGate.Redaction.Audio;
using PayGate.Redaction.Pipeline;

namespace PayGate.Redaction.Imports;

/// <summary>A WAV file that becomes another WAV file.</summary>
internal sealed class WavWorkspace(string input, string draft) : IRedactionWorkspace
{
    /// <summary>A size in the original's headers was wrong.</summary>
    public bool Repaired { get; private set; }

    /// <inheritdoc/>
    public IAudioSource OpenOriginal()
    {
        WavReader reader = WavReader.OpenFile(input);
        Repaired |= reader.Repaired;
        return reader;
    }

    /// <inheritdoc/>
    public IAudioSource OpenRedacted() => WavReader.OpenFile(draft);

    /// <inheritdoc/>
    public void WriteRedacted(WavFormat format, long frames, Action<IAudioSink> write)
    {
        using FileStream file = new(draft, FileMode.Create, FileAccess.Write, FileShare.None);
        var writer = new WavWriter(file, format, frames);
        write(writer);
        writer.Complete();
        file.Flush(flushToDisk: true);
    }
}
