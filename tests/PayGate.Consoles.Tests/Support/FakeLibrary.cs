using System.Text;
using PayGate.Consoles.Recordings;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Tests.Support;

/// <summary>Recordings in memory. It answers for every tenant, as a careless library would: the consoles must still keep tenants apart.</summary>
internal sealed class FakeLibrary : IRecordingLibrary
{
    public static readonly byte[] Audio = [.. "RIFF"u8, .. Enumerable.Range(0, 996).Select(i => (byte)i)];

    public List<RecordingListing> Listings { get; } = [];

    public RecordingListing Add(TenantId tenant, ListingState state)
    {
        RecordingListing listing = new(
            RecordingId.New(),
            tenant,
            CallId.New(),
            new DateTimeOffset(2030, 1, 2, 9, 0, 0, TimeSpan.Zero),
            TimeSpan.FromSeconds(12.5),
            state,
            state == ListingState.Quarantined ? "speech not checked" : null,
            SpeechChecked: false,
            [new ListedSpan(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5), "capture")]);
        Listings.Add(listing);
        return listing;
    }

    public Task<IReadOnlyList<RecordingListing>> ListAsync(TenantId tenant, ListingState? state, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RecordingListing>>([.. Listings.Where(listing => state is null || listing.State == state)]);

    public Task<RecordingListing?> FindAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation) =>
        Task.FromResult(Listings.Find(listing => listing.Id == recording));

    public Task<ReadOnlyMemory<byte>?> OpenManifestAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(Encoding.UTF8.GetBytes("{\"speechChecked\":false}"));

    public Task<Stream?> OpenAudioAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(new MemoryStream(Audio));
}
