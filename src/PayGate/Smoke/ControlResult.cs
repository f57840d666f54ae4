namespace PayGate.Smoke;

/// <summary>What the agent's telephone heard of keys on a call without a capture.</summary>
/// <param name="CallId">The call.</param>
/// <param name="ToneMs">Milliseconds of tone.</param>
/// <param name="Events">Event packets.</param>
internal sealed record ControlResult(string CallId, double ToneMs, int Events);
