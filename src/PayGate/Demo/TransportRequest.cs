namespace PayGate.Demo;

/// <summary>How keys shall travel from the demo telephone.</summary>
/// <param name="Mode"><c>events</c>, <c>tones</c> or <c>both</c>.</param>
internal sealed record TransportRequest(string Mode);
