namespace PayGate.Demo;

/// <summary>Lift or put down the demo telephone.</summary>
/// <param name="Action"><c>dial</c> or <c>hangup</c>.</param>
internal sealed record CallRequest(string Action);
