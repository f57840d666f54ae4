namespace PayGate.Demo;

/// <summary>What reached the agent's telephone in this call.</summary>
/// <param name="TonesHeard">Key tones that a machine could decode.</param>
/// <param name="EventsReceived">Telephone-event packets.</param>
/// <param name="LevelDb">Sound level now, dB below full scale.</param>
internal sealed record AgentEar(int TonesHeard, int EventsReceived, double LevelDb);
