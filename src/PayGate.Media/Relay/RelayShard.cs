using PayGate.Contracts.Calls;
using PayGate.Media.Calls;
using PayGate.Media.Relay.Commands;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay;

/// <summary>One worker with its share of the calls and what is done to them. Whatever is reached through it runs on the worker's thread.</summary>
internal sealed class RelayShard : IDisposable
{
    private const long UpkeepMicroseconds = 20_000;
    private const long SweepMicroseconds = 500_000;

    private readonly RelayWorker _worker;
    private readonly CallTable _calls;
    private readonly CallEnding _ending;
    private readonly SilenceSweep _sweep;
    private readonly CallUpkeep _upkeep;
    private long _nextUpkeep;
    private long _nextSweep;

    internal RelayShard(int number, RelayParts parts)
    {
        RelayOptions options = parts.Options;
        _worker = new RelayWorker(number, parts.Clock, parts.Epoch, parts.Log);
        PacketWorkspace workspace = _worker.Workspace;
        _calls = new CallTable(parts.Notices, parts.Directory, number);
        var ports = new StreamPorts(
            parts.Ports, _worker, workspace, options.MediaAddress, options.MediaAddressV6, (long)options.RelatchAfter.TotalMicroseconds);
        _ending = new CallEnding(_calls, ports, workspace, parts.Clock);
        _sweep = new SilenceSweep(_calls, _ending, options.MediaTimeout, options.HoldTimeout, options.RingTimeout);
        _upkeep = new CallUpkeep(_calls);
        Captures = new CaptureDesk(
            _calls, parts.VaultKey, options.CaptureCodecs == CaptureCodecs.HoldBack, parts.Prompts, parts.Notices, workspace, parts.Clock, parts.Log);
        var negotiation = new Negotiation(
            ports, options.AnnouncedAddress, options.AnnouncedAddressV6, options.CaptureCodecs == CaptureCodecs.Strip);
        Recordings = new RecordingCommands(_calls, parts.Recorders, workspace, parts.Clock);
        Commands = new CallCommands(_calls, negotiation, _ending, Recordings, workspace, parts.Clock);
        Parties = new PartyCommands(_calls, workspace);
        Keys = new KeyCommands(_calls, workspace);
        Media = new MediaCommands(_calls, workspace);
        Subscriptions = new SubscriptionCommands(_calls, ports, options, parts.Clock);
        _worker.Tick = OnTick;
    }

    internal CallCommands Commands { get; }

    internal PartyCommands Parties { get; }

    internal RecordingCommands Recordings { get; }

    internal KeyCommands Keys { get; }

    internal MediaCommands Media { get; }

    internal SubscriptionCommands Subscriptions { get; }

    internal CaptureDesk Captures { get; }

    internal void Start() => _worker.Start();

    /// <summary>Runs something on the worker's thread.</summary>
    internal Task<T> InvokeAsync<T>(Func<RelayShard, T> work) => _worker.InvokeAsync(() => work(this));

    /// <summary>What its calls have carried. To be run on the worker's thread, by <see cref="InvokeAsync"/>.</summary>
    internal PacketCounters Carried()
    {
        PacketCounters sum = default;
        foreach (Call call in _calls.All)
        {
            sum = sum.Plus(call.Carried());
        }

        return sum;
    }

    /// <summary>To be run on the worker's thread, by <see cref="InvokeAsync"/>.</summary>
    internal bool EndAllCalls()
    {
        foreach (Call call in _calls.All.ToArray())
        {
            _ending.End(call, CallEndReason.RelayStopping);
        }

        return true;
    }

    public void Dispose() => _worker.Dispose();

    private void OnTick()
    {
        long now = _worker.Workspace.Now;
        if (now >= _nextUpkeep)
        {
            _nextUpkeep = now + UpkeepMicroseconds;
            _upkeep.Run(now);
        }

        if (now >= _nextSweep)
        {
            _nextSweep = now + SweepMicroseconds;
            _sweep.Run(now);
        }
    }
}
