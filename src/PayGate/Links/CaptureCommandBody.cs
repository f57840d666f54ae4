using PayGate.Contracts.Captures;

namespace PayGate.Links;

/// <summary>Body of a command about one capture.</summary>
/// <param name="Capture">The capture.</param>
internal sealed record CaptureCommandBody(CaptureId Capture);
