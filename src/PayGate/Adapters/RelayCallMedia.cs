using PayGate.Capture.Ports;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Relay;

namespace PayGate.Adapters;

/// <summary>The relay of this process as Capture sees it.</summary>
internal sealed class RelayCallMedia(MediaRelay relay, NoticeBoard notices) : ICallMedia
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CallSnapshot>> CallsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(relay.Calls);

    /// <inheritdoc/>
    public IAsyncEnumerable<RelayNotice> NoticesAsync(CancellationToken cancellationToken) => notices.ListenAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ArmConfirmation> ArmAsync(ArmRequest request, CancellationToken cancellationToken) => relay.ArmAsync(request, cancellationToken);

    /// <inheritdoc/>
    public ValueTask AskFieldAsync(CaptureId capture, CardField field, int attempt, CancellationToken cancellationToken) =>
        relay.AskFieldAsync(capture, field, attempt, cancellationToken);

    /// <inheritdoc/>
    public ValueTask FinishFieldAsync(CaptureId capture, CancellationToken cancellationToken) => relay.FinishFieldAsync(capture, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SealedCardMessage> SealAsync(CaptureId capture, CancellationToken cancellationToken) => relay.SealAsync(capture, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisarmAsync(CaptureId capture, CancellationToken cancellationToken) => relay.DisarmAsync(capture, cancellationToken);
}
