using PayGate.Redaction.Audio;
using PayGate.Redaction.Tones;

namespace PayGate.Redaction.Pipeline;

/// <summary>What the first pass over an original found.</summary>
/// <param name="Format">The form of the audio.</param>
/// <param name="Frames">Frames in the recording, 1 or more.</param>
/// <param name="Tones">Key tones that are still in it.</param>
internal sealed record AudioSurvey(WavFormat Format, long Frames, IReadOnlyList<ToneHit> Tones);
