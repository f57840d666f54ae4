using Microsoft.Extensions.Hosting;

namespace PayGate.Capture.Certificates;

/// <summary>Has certificates written that nobody's message brings about.</summary>
internal sealed class CertificateSweep(CertificateOffice office, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            office.Run();
        }
    }
}
