using PayGate.Consoles.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;
using PayGate.Redaction.Pipeline;
using PayGate.Redaction.Planning;
using PayGate.Redaction.Store;

namespace PayGate.Adapters;

/// <summary>The recordings of this process's redaction line as the consoles see them.</summary>
internal sealed class RecordingShelf(RedactionService redaction) : IRecordingLibrary
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordingListing>> ListAsync(TenantId tenant, ListingState? state, CancellationToken cancellation) =>
        [.. (await redaction.ListAsync(tenant, state is { } only ? StateOf(only) : null, cancellation)).Select(Listing)];

    /// <inheritdoc/>
    public async Task<RecordingListing?> FindAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation) =>
        await redaction.FindAsync(recording, tenant, cancellation) is { } found ? Listing(found) : null;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> OpenManifestAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation) =>
        await redaction.OpenManifestAsync(recording, tenant, cancellation) is { } manifest ? manifest : null;

    /// <inheritdoc/>
    public async Task<Stream?> OpenAudioAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation) =>
        await redaction.OpenAudioAsync(recording, tenant, cancellation);

    private static RecordingListing Listing(RecordingSummary summary) => new(
        summary.Id,
        summary.Tenant,
        summary.Call,
        summary.StartedAt,
        summary.Duration,
        StateOf(summary.State),
        summary.Reason is { } reason ? reason.ToString() : null,
        summary.SpeechChecked,
        [.. summary.Spans.Select(span => new ListedSpan(span.Place.From, span.Place.To, Kind(span.Kind)))]);

    private static string Kind(SpanKind kind) => kind switch
    {
        SpanKind.MaskedKey => "key",
        SpanKind.ResidualTone => "tone",
        _ => "spoken",
    };

    private static ListingState StateOf(RecordingState state) => state switch
    {
        RecordingState.Queued => ListingState.Queued,
        RecordingState.Working => ListingState.Working,
        RecordingState.Released => ListingState.Released,
        _ => ListingState.Quarantined,
    };

    private static RecordingState StateOf(ListingState state) => state switch
    {
        ListingState.Queued => RecordingState.Queued,
        ListingState.Working => RecordingState.Working,
        ListingState.Released => RecordingState.Released,
        _ => RecordingState.Quarantined,
    };
}
