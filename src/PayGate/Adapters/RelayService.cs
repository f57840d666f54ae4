using PayGate.Contracts.Relaying;
using PayGate.Media.Relay;

namespace PayGate.Adapters;

/// <summary>Runs the relay inside the host and passes on what it tells: notices to whoever listens, finished recordings to the redaction line.</summary>
internal sealed partial class RelayService(
    MediaRelay relay, NoticeBoard notices, RecordingDelivery delivery, MeasurementSignature signature, ILogger<RelayService> log) : IHostedService
{
    private Task _passing = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await relay.StartAsync(cancellationToken);
        _passing = Task.Run(PassOnAsync, CancellationToken.None);
        Listening(log, relay.NgEndPoint.ToString());
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await relay.DisposeAsync();
        await _passing;
        await delivery.FinishAsync(cancellationToken);
        notices.Close();
    }

    private async Task PassOnAsync()
    {
        await foreach (RelayNotice notice in relay.Notices.ReadAllAsync())
        {
            if (notice is RecordingFinished finished)
            {
                delivery.Deliver(finished.Recording);
            }

            notices.Post(notice is CaptureMeasured measured ? signature.Sign(measured) : notice);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The relay takes NG commands at {Address}")]
    private static partial void Listening(ILogger log, string address);
}
