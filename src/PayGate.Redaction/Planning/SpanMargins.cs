namespace PayGate.Redaction.Planning;

/// <summary>How a find grows before it is removed.</summary>
/// <param name="Padding">Added on each side.</param>
/// <param name="JoinGap">Finds no further apart than this become one.</param>
internal readonly record struct SpanMargins(TimeSpan Padding, TimeSpan JoinGap);
