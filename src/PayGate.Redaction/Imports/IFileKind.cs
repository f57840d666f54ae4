namespace PayGate.Redaction.Imports;

/// <summary>Redacts files of one kind.</summary>
internal interface IFileKind
{
    /// <summary>Whether a file is of this kind, by its ending and its first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">Its first bytes, up to 16.</param>
    bool Takes(string path, ReadOnlySpan<byte> head);

    /// <summary>Redacts a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="draft">Where the redacted version goes; the caller puts it into its place when this returns.</param>
    /// <param name="progress">Gets 0 to 100.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Length of the audio, places removed, and the manifest (UTF-8 JSON) when there is one.</returns>
    /// <exception cref="Audio.BadAudioException">The file cannot be read, or could not be verified.</exception>
    /// <exception cref="FormatException">The file cannot be read.</exception>
    FileOutcome Redact(string input, string draft, Action<int> progress, CancellationToken cancellationToken);
}
