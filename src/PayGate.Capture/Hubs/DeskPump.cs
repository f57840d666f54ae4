using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PayGate.Capture.Desk;

namespace PayGate.Capture.Hubs;

/// <summary>
/// Sends the board's messages in order. A desk that takes them slowly is not waited for: each connection keeps its own order, and
/// SignalR drops the connection of a desk that does not answer.
/// </summary>
internal sealed class DeskPump(DeskBoard board, IHubContext<CaptureHub> hub, ILogger<DeskPump> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (DeskMessage message in board.Messages.ReadAllAsync(stoppingToken))
        {
            string group = message.Agent is { } agent ? AgentIdentity.GroupOf(message.Tenant, agent) : AgentIdentity.GroupOf(message.Tenant);
            Task sending = hub.Clients.Group(group).SendAsync(message.Target, message.Content, message.Sequence, stoppingToken);
            if (!sending.IsCompletedSuccessfully)
            {
                _ = ObserveAsync(sending);
            }
        }
    }

    private async Task ObserveAsync(Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception problem)
        {
            Log.DeskNotReached(logger, problem.GetType().Name);
        }
    }
}
