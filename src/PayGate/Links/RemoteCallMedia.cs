using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PayGate.Capture.Ports;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;

namespace PayGate.Links;

/// <summary>The relay as Capture sees it when it is another process.</summary>
internal sealed class RemoteCallMedia(LinkClient relay) : ICallMedia
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CallSnapshot>> CallsAsync(CancellationToken cancellationToken) =>
        await relay.GetAsync<CallSnapshot[]>("/relay/calls", cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<RelayNotice> NoticesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/relay/notices");
        using HttpResponseMessage response = await relay.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        using StreamReader lines = new(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonSerializer.Deserialize<RelayNotice>(line, LinkJson.Options)
                ?? throw new HttpRequestException("The relay sent an empty notice.", null, HttpStatusCode.OK);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ArmConfirmation> ArmAsync(ArmRequest request, CancellationToken cancellationToken) =>
        relay.PostAsync<ArmRequest, ArmConfirmation>("/relay/arm", request, cancellationToken);

    /// <inheritdoc/>
    public ValueTask AskFieldAsync(CaptureId capture, CardField field, int attempt, CancellationToken cancellationToken) =>
        relay.PostAsync("/relay/ask", new FieldCommand(capture, field, attempt), cancellationToken);

    /// <inheritdoc/>
    public ValueTask FinishFieldAsync(CaptureId capture, CancellationToken cancellationToken) =>
        relay.PostAsync("/relay/finish", new CaptureCommandBody(capture), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SealedCardMessage> SealAsync(CaptureId capture, CancellationToken cancellationToken) =>
        relay.PostAsync<CaptureCommandBody, SealedCardMessage>("/relay/seal", new CaptureCommandBody(capture), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisarmAsync(CaptureId capture, CancellationToken cancellationToken) =>
        relay.PostAsync("/relay/disarm", new CaptureCommandBody(capture), cancellationToken);
}
