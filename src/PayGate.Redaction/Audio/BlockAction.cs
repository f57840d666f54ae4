namespace PayGate.Redaction.Audio;

/// <summary>Treats one block of audio.</summary>
/// <param name="frames">Whole frames; may be changed.</param>
internal delegate void BlockAction(Span<byte> frames);
