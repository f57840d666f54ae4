namespace PayGate.Consoles.Recordings;

/// <summary>A masked span in the list.</summary>
/// <param name="FromMs">Start in milliseconds from the first sample.</param>
/// <param name="ToMs">End in milliseconds, exclusive.</param>
/// <param name="Kind">Why it was taken out.</param>
internal sealed record SpanView(long FromMs, long ToMs, string Kind)
{
    public static SpanView Of(ListedSpan span) => new((long)span.From.TotalMilliseconds, (long)Math.Ceiling(span.To.TotalMilliseconds), span.Kind);
}
