using PayGate.Redaction.Pipeline;

namespace PayGate.Adapters;

/// <summary>Runs the redaction line inside the host.</summary>
internal sealed class RedactionWorker(RedactionService redaction) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => redaction.RunAsync(stoppingToken), CancellationToken.None);
}
