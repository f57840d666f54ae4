using System.Net;
using PayGate.Consoles.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Links;

/// <summary>The recordings as the consoles see them when the redaction line is another process.</summary>
internal sealed class RemoteRecordingLibrary(LinkClient redaction) : IRecordingLibrary
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordingListing>> ListAsync(TenantId tenant, ListingState? state, CancellationToken cancellation) =>
        await redaction.GetAsync<RecordingListing[]>($"/library/{tenant}/" + (state is { } only ? "?state=" + only : ""), cancellation);

    /// <inheritdoc/>
    public async Task<RecordingListing?> FindAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation)
    {
        using HttpResponseMessage? response = await FetchAsync($"/library/{tenant}/{recording}", cancellation);
        return response is null ? null : await response.Content.ReadFromJsonAsync<RecordingListing>(LinkJson.Options, cancellation);
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> OpenManifestAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation)
    {
        using HttpResponseMessage? response = await FetchAsync($"/library/{tenant}/{recording}/manifest", cancellation);
        return response is null ? null : await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAudioAsync(TenantId tenant, RecordingId recording, CancellationToken cancellation) =>
        await RemoteAudioStream.OpenAsync(redaction, $"/library/{tenant}/{recording}/audio", cancellation);

    private async Task<HttpResponseMessage?> FetchAsync(string path, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        HttpResponseMessage response = await redaction.SendAsync(request, cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            response.Dispose();
            return null;
        }

        response.EnsureSuccessStatusCode();
        return response;
    }
}
