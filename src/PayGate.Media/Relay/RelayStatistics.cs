namespace PayGate.Media.Relay;

/// <summary>What a relay has done since it started, for metrics. Counts only.</summary>
/// <param name="Calls">Calls now.</param>
/// <param name="NgCommands">NG commands run.</param>
/// <param name="NgRepeated">Repeated commands answered without being run again.</param>
/// <param name="NgErrors">Messages that could not be read, or commands that failed inside the relay.</param>
/// <param name="NgDropped">Datagrams at the NG port without a readable cookie, from a client that is not allowed, or from one that has too many commands waiting.</param>
public sealed record RelayStatistics(int Calls, long NgCommands, long NgRepeated, long NgErrors, long NgDropped);
