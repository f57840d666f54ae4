namespace PayGate.Redaction.Audio;

/// <summary>What the headers of a WAV file say, checked against what the file really holds.</summary>
/// <param name="Format">The form of the audio.</param>
/// <param name="Segments">Where the audio is, in order.</param>
/// <param name="Repaired">
/// A size in a header was wrong, or a chunk ended inside a frame; the audio was taken up to where the file really ends.
/// </param>
internal sealed record WavLayout(WavFormat Format, IReadOnlyList<WavSegment> Segments, bool Repaired);
