using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Relaying;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Rtp;

namespace PayGate.Media.Relay;

/// <summary>The relay: takes calls over NG, carries their audio, and secures them on request.</summary>
public sealed class MediaRelay : IAsyncDisposable
{
    private const int SocketBufferBytes = 1 << 17;
    private const long SweepMicroseconds = 500_000;

    private readonly RelayOptions _options;
    private readonly ILogger _log;
    private readonly Channel<RelayNotice> _notices = Channel.CreateUnbounded<RelayNotice>(new() { SingleReader = true });
    private readonly RelayWorker _worker;
    private readonly CallTable _calls;
    private readonly CallEnding _ending;
    private readonly SilenceSweep _sweep;
    private readonly NgServer _ng;
    private long _nextSweep;
    private bool _started;

    /// <summary>Binds the NG port; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <exception cref="ArgumentException">The settings are wrong; the message lists everything that is.</exception>
    /// <exception cref="InvalidOperationException">The NG port is taken.</exception>
    public MediaRelay(RelayOptions options, TimeProvider clock, ILogger<MediaRelay> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = options.Problems();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        _options = options;
        _log = log;
        _worker = new RelayWorker(clock, log);
        _calls = new CallTable(_notices.Writer, options.MostCalls);
        var pool = new PortPool(options.FirstPort, options.LastPort, (long)options.PortRest.TotalMicroseconds, SocketBufferBytes);
        var ports = new StreamPorts(
            pool, _worker, _worker.Workspace, options.MediaAddress, options.MediaAddressV6, (long)options.RelatchAfter.TotalMicroseconds);
        _ending = new CallEnding(_calls, ports, clock);
        _sweep = new SilenceSweep(_calls, _ending, options.MediaTimeout, options.HoldTimeout, options.RingTimeout);
        var negotiation = new Negotiation(ports, options.AnnouncedAddress, options.AnnouncedAddressV6);
        var commands = new CallCommands(_calls, negotiation, _ending, _worker.Workspace, clock);
        _ng = new NgServer(options.NgEndPoint, options.NgClients, new NgCommands(_worker, commands), clock, log);
        _worker.Tick = OnTick;
    }

    /// <summary>Where NG commands are taken, with the port really bound.</summary>
    public IPEndPoint NgEndPoint => _ng.EndPoint;

    /// <summary>Calls that have not ended, as last announced.</summary>
    public IReadOnlyList<CallSnapshot> Calls => _calls.Snapshots;

    /// <summary>Everything the relay tells; has to be read, since nothing is dropped. Completes when the relay has stopped.</summary>
    public ChannelReader<RelayNotice> Notices => _notices.Reader;

    /// <summary>Counts since the start.</summary>
    public RelayStatistics Statistics => new(
        _calls.Snapshots.Count, _ng.Counters.Commands, _ng.Counters.Repeated, _ng.Counters.Errors, _ng.Counters.Dropped);

    /// <summary>Starts to take commands and packets.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _started = true;
        _worker.Start();
        _ng.Start();
        Log.RelayStarted(_log, NgEndPoint.Port, _options.FirstPort, _options.LastPort, _options.RecordingFolder is not null);
        return Task.CompletedTask;
    }

    /// <summary>Ends every call, wipes what they hold, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _ng.Dispose();
        if (_started)
        {
            await _worker.InvokeAsync(EndAllCalls);
        }

        _worker.Dispose();
        if (_notices.Writer.TryComplete() && _started)
        {
            Log.RelayStopped(_log);
        }
    }

    private bool EndAllCalls()
    {
        foreach (Call call in _calls.All.ToArray())
        {
            _ending.End(call, CallEndReason.RelayStopping);
        }

        return true;
    }

    private void OnTick()
    {
        long now = _worker.Workspace.Now;
        if (now >= _nextSweep)
        {
            _nextSweep = now + SweepMicroseconds;
            _sweep.Run(now);
        }
    }
}
