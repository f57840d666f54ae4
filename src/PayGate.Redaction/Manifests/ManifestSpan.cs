using PayGate.Redaction.Planning;

namespace PayGate.Redaction.Manifests;

/// <summary>One place that was replaced.</summary>
/// <param name="FromMs">Start in milliseconds.</param>
/// <param name="ToMs">End in milliseconds.</param>
/// <param name="FromSample">The first frame.</param>
/// <param name="Samples">Frames, on every channel.</param>
/// <param name="Kinds">Why.</param>
/// <param name="Detectors">What found it.</param>
internal sealed record ManifestSpan(
    double FromMs,
    double ToMs,
    long FromSample,
    long Samples,
    IReadOnlyList<SpanKind> Kinds,
    IReadOnlyList<string> Detectors);
