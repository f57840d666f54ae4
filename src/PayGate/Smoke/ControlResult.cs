namespace PayGate.Smoke;

/// <summary>What the agent's telephone heard of keys on a call without a capture.</summary>
/// <param name="CallId">The call.</param>
/// <param name="HungUpAt">When it was hung up, as a stopwatch timestamp.</param>
/// <param name="ToneMs">Milliseconds of tone.</param>
/// <param name="Events">Event packets.</param>
internal sealed record ControlResult(string CallId, long HungUpAt, double ToneMs, int Events);
