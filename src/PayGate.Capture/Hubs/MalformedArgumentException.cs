namespace PayGate.Capture.Hubs;

/// <summary>An argument has not its form. The message names the argument and the rule, never the value.</summary>
internal sealed class MalformedArgumentException(string message) : Exception(message);
