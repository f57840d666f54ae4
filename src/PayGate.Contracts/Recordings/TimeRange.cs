namespace PayGate.Contracts.Recordings;

/// <summary>A half-open range of time in a recording.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public readonly record struct TimeRange(TimeSpan From, TimeSpan To);
