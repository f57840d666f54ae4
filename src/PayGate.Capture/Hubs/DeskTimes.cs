namespace PayGate.Capture.Hubs;

/// <summary>Full lengths of the time-outs in milliseconds, for time bars.</summary>
internal sealed record DeskTimes(long FirstKeyMs, long BetweenKeysMs, long MoreTimeMs);
