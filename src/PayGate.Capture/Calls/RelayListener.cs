using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PayGate.Capture.Certificates;
using PayGate.Capture.Deciding;
using PayGate.Capture.Ports;
using PayGate.Capture.Sessions;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Relaying;

namespace PayGate.Capture.Calls;

/// <summary>Hears the relay as long as the host runs, and again after a break. While nobody hears it, no capture is open.</summary>
internal sealed class RelayListener(
    ICallMedia media,
    CallBook calls,
    CaptureDirectory directory,
    CaptureRecovery recovery,
    CertificateOffice certificates,
    MaskingAlarms alarms,
    TimeProvider clock,
    ILogger<RelayListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        recovery.Recover();
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await directory.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
                Log.RelayLost(logger, "the notices ended");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                Log.RelayLost(logger, problem.GetType().Name);
            }

            directory.RelayLost();
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        IAsyncEnumerator<RelayNotice> notices = media.NoticesAsync(ending.Token).GetAsyncEnumerator(ending.Token);

        // Listening begins before the calls are read, so that no change falls between the two.
        Task<bool> next = notices.MoveNextAsync().AsTask();
        try
        {
            IReadOnlyList<CallSnapshot> live = await media.CallsAsync(stoppingToken);
            calls.Reconcile(live);
            directory.RelayFound();
            while (await next)
            {
                Dispatch(notices.Current);
                next = notices.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAny(next);
            await notices.DisposeAsync();
        }
    }

    private void Dispatch(RelayNotice notice)
    {
        switch (notice)
        {
            case CallChanged changed:
                calls.Take(changed.Call);
                break;
            case FieldProgressed { Progress: { StopRequested: true } stop }:
                directory.Post(stop.Capture, new CaptureCommand.CallerStopped());
                break;
            case FieldProgressed progressed:
                directory.Post(progressed.Progress.Capture, new CaptureCommand.FieldProgressed(progressed.Progress));
                break;
            case CaptureMeasured report:
                certificates.Take(report);
                break;
            case MaskingFailed failure:
                alarms.Raise();
                Log.MaskingFailed(logger, failure.Capture, failure.Output, failure.Hit.Kind, failure.Hit.Milliseconds);
                directory.Post(failure.Capture, new CaptureCommand.MaskingFailed(failure.Output, failure.Hit));
                break;
            case ProtectionLost lost:
                Log.ProtectionLost(logger, lost.Capture);
                directory.Post(lost.Capture, new CaptureCommand.ProtectionLost());
                break;
        }
    }
}
