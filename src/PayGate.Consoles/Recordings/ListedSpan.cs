namespace PayGate.Consoles.Recordings;

/// <summary>A part of a recording that was taken out.</summary>
/// <param name="From">Start, from the first sample.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Kind">Why, in a word that the pages translate: <c>capture</c>, <c>key</c>, <c>tone</c> or a finding type.</param>
public sealed record ListedSpan(TimeSpan From, TimeSpan To, string Kind);
