using System.Net;
using PayGate.Fleet;
using PayGate.Simulation;

namespace PayGate.Smoke;

/// <summary>What the scripts of one smoke run share: the trunk, the clock, the desk.</summary>
internal sealed class SmokeStage : IAsyncDisposable
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);

    private readonly SimulatedTrunk _trunk;
    private readonly PacketClock _clock = new();
    private readonly string _metadata;
    private readonly SemaphoreSlim _dialling = new(1, 1);
    private readonly Task _watching;

    private SmokeStage(SimulatedTrunk trunk, DeskClient desk, string agent)
    {
        _trunk = trunk;
        Desk = desk;
        Watcher = new DeskWatcher();
        _metadata = "agent=" + agent;
        _watching = Watcher.RunAsync(desk);
    }

    /// <summary>The agent's desk.</summary>
    public DeskClient Desk { get; }

    /// <summary>What the desk was told.</summary>
    public DeskWatcher Watcher { get; }

    /// <summary>Opens the trunk to the relay and the agent's desk.</summary>
    public static async Task<SmokeStage> OpenAsync(RoleFleet fleet, ConsoleSession agent, string agentName, CancellationToken cancellationToken)
    {
        SimulatedTrunk trunk = new(fleet.Ng);
        DeskClient desk = await DeskClient.ConnectAsync(fleet.Http, agent.Cookies, cancellationToken);
        SmokeStage stage = new(trunk, desk, agentName);

        // What the hub sends before this answer may be missed: the connection joins its groups first.
        stage.Watcher.Begin(await desk.InvokeAsync("GetState", cancellationToken));
        return stage;
    }

    /// <summary>Sets a call up and waits until the desk shows it.</summary>
    public async Task<(SimulatedCall Call, string CallId)> DialAsync(CancellationToken cancellationToken)
    {
        // One at a time: the desk knows calls by PayGate's own identifier, so the new one is the one just dialled.
        await _dialling.WaitAsync(cancellationToken);
        try
        {
            IReadOnlyCollection<string> known = Watcher.Calls();
            SimulatedCall call = await SimulatedCall.DialAsync(_trunk, _clock, IPAddress.Loopback, _metadata, cancellationToken);
            return (call, await Watcher.NewCallAsync(known, CallLimit, cancellationToken));
        }
        finally
        {
            _dialling.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await _watching;
        await _clock.DisposeAsync();
        _trunk.Dispose();
        _dialling.Dispose();
    }
}
