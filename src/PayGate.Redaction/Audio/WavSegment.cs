namespace PayGate.Redaction.Audio;

/// <summary>One run of whole frames in a file.</summary>
/// <param name="Offset">Where it starts in the file, in bytes.</param>
/// <param name="Length">Bytes, a multiple of the frame's size.</param>
internal readonly record struct WavSegment(long Offset, long Length);
