using PayGate.Contracts.Captures;

namespace PayGate.Links;

/// <summary>Body of a command about one field.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Field">The field.</param>
/// <param name="Attempt">The asking's number.</param>
internal sealed record FieldCommand(CaptureId Capture, CardField Field, int Attempt);
