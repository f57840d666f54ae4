namespace PayGate.Consoles.Recordings;

/// <summary>A recording in the list.</summary>
/// <param name="Id">The recording.</param>
/// <param name="CallId">Its call, if known.</param>
/// <param name="StartedAt">When the first sample was taken.</param>
/// <param name="DurationMs">Length in milliseconds, if known.</param>
/// <param name="State">Where it is.</param>
/// <param name="Reason">Why it is quarantined.</param>
/// <param name="SpeechChecked">Whether spoken data were looked for.</param>
/// <param name="Spans">What was taken out.</param>
internal sealed record RecordingView(
    string Id,
    string? CallId,
    DateTimeOffset StartedAt,
    long? DurationMs,
    ListingState State,
    string? Reason,
    bool SpeechChecked,
    IReadOnlyList<SpanView> Spans)
{
    public static RecordingView Of(RecordingListing listing) =>
        new(
            listing.Id.Value,
            listing.Call?.Value,
            listing.StartedAt,
            (long?)listing.Duration?.TotalMilliseconds,
            listing.State,
            listing.Reason,
            listing.SpeechChecked,
            [.. listing.Spans.Select(SpanView.Of)]);
}
