using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Recordings;

/// <summary>The recordings as the redaction line keeps them; the executable fits it on. Every question names the tenant who asks.</summary>
public interface IRecordingLibrary
{
    /// <summary>The tenant's recordings, newest first; all states when <paramref name="state"/> is <see langword="null"/>.</summary>
    Task<IReadOnlyList<RecordingListing>> ListAsync(TenantId tenant, ListingState? state, CancellationToken cancellation);

    /// <summary>One recording; <see langword="null"/> when the tenant has none such.</summary>
    Task<RecordingListing?> FindAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation);

    /// <summary>The manifest as JSON in UTF-8; <see langword="null"/> when there is none.</summary>
    Task<ReadOnlyMemory<byte>?> OpenManifestAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation);

    /// <summary>The redacted audio as a seekable WAV stream; <see langword="null"/> unless released.</summary>
    Task<Stream?> OpenAudioAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation);
}
