namespace PayGate.Media.Prompts;

/// <summary>A sound as long as somebody plays it, with what shows that its file is still the same.</summary>
/// <param name="Written">When the file was last written.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Samples">8 kHz.</param>
internal sealed record RememberedSound(DateTime Written, long Bytes, WeakReference<short[]> Samples);
