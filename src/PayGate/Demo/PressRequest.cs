namespace PayGate.Demo;

/// <summary>A finger on a key of the demo telephone.</summary>
/// <param name="Key">The key's label.</param>
/// <param name="DurationMs">How long it is held, 40 to 2000; 120 when not said.</param>
internal sealed record PressRequest(string? Key, int? DurationMs);
