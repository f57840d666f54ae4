namespace PayGate.Demo;

/// <summary>What the telephone's page shows; counts, never keys.</summary>
/// <param name="Call"><c>idle</c>, <c>ringing</c>, <c>answered</c> or <c>ended</c>.</param>
/// <param name="Transport">How keys travel: <c>events</c>, <c>tones</c> or <c>both</c>.</param>
/// <param name="AgentEar">What the agent's telephone hears.</param>
/// <param name="KeysSent">Keys pressed in this call.</param>
internal sealed record TelephoneState(string Call, string Transport, AgentEar AgentEar, int KeysSent);
