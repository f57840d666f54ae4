using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Planning;

/// <summary>A part of a recording that will be replaced.</summary>
/// <param name="Frames">Where.</param>
/// <param name="Kinds">Why; each kind once.</param>
/// <param name="Detectors">What asked for it; each once.</param>
internal sealed record PlannedSpan(FrameSpan Frames, IReadOnlyList<SpanKind> Kinds, IReadOnlyList<string> Detectors);
