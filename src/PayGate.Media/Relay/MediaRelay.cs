using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Recording;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;

namespace PayGate.Media.Relay;

/// <summary>The relay: takes calls over NG, carries their audio, and secures them on request.</summary>
public sealed class MediaRelay : IAsyncDisposable
{
    private const int SocketBufferBytes = 1 << 17;
    private const long UpkeepMicroseconds = 20_000;
    private const long SweepMicroseconds = 500_000;

    private static readonly TimeSpan RecorderPatience = TimeSpan.FromSeconds(10);

    private readonly RelayOptions _options;
    private readonly ILogger _log;
    private readonly Channel<RelayNotice> _notices = Channel.CreateUnbounded<RelayNotice>(new() { SingleReader = true });
    private readonly RelayWorker _worker;
    private readonly CallTable _calls;
    private readonly CallEnding _ending;
    private readonly SilenceSweep _sweep;
    private readonly CallUpkeep _upkeep;
    private readonly CaptureDesk _captures;
    private readonly CallRecorders? _recorders;
    private readonly NgServer _ng;
    private long _nextUpkeep;
    private long _nextSweep;
    private bool _started;
    private bool _disposed;

    /// <summary>Binds the NG port; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="recordingKey">Public key recordings are sealed to; needed with <see cref="RelayOptions.RecordingFolder"/>.</param>
    /// <param name="vaultKey">The vault's public key, pinned here so that nobody who carries a sealed card can choose it; <see langword="null"/>: not known yet, no capture.</param>
    /// <param name="clock">Time.</param>
    /// <param name="log">Log; no key, payload or SIP identifier is written to it.</param>
    /// <exception cref="ArgumentException">The settings are wrong; the message lists everything that is.</exception>
    /// <exception cref="InvalidOperationException">The NG port is taken.</exception>
    public MediaRelay(
        RelayOptions options, SealingKey? recordingKey, Func<SealingKey?> vaultKey, TimeProvider clock, ILogger<MediaRelay> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> problems = [.. options.Problems()];
        if (options.RecordingFolder is not null && recordingKey is null)
        {
            problems.Add("RecordingFolder needs a key to seal recordings to.");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        _options = options;
        _log = log;
        _worker = new RelayWorker(clock, log);
        PacketWorkspace workspace = _worker.Workspace;
        _calls = new CallTable(_notices.Writer, options.MostCalls);
        var pool = new PortPool(options.FirstPort, options.LastPort, (long)options.PortRest.TotalMicroseconds, SocketBufferBytes);
        var ports = new StreamPorts(
            pool, _worker, workspace, options.MediaAddress, options.MediaAddressV6, (long)options.RelatchAfter.TotalMicroseconds);
        _ending = new CallEnding(_calls, ports, workspace, clock);
        _sweep = new SilenceSweep(_calls, _ending, options.MediaTimeout, options.HoldTimeout, options.RingTimeout);
        _upkeep = new CallUpkeep(_calls);
        _captures = new CaptureDesk(_calls, vaultKey, _notices.Writer, workspace, clock, log);
        _recorders = options.RecordingFolder is null ? null : new CallRecorders(options.RecordingFolder, recordingKey!, _notices.Writer, log);
        var negotiation = new Negotiation(ports, options.AnnouncedAddress, options.AnnouncedAddressV6);
        var commands = new CallCommands(_calls, negotiation, _ending, _recorders, workspace, clock);
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

    /// <summary>
    /// Secures a call: closes the mask on the caller's leg and makes sure that the recorder, if calls are recorded, writes behind it. Refused, with
    /// the reason, for calls that are unknown, not answered, armed by another capture, in a codec that cannot be masked, or badly recorded.
    /// </summary>
    public async ValueTask<ArmConfirmation> ArmAsync(ArmRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Task recorder = await OnWorkerAsync(() => _captures.WhenRecorderStarted(request), cancellationToken);
        await Task.WhenAny(recorder, Task.Delay(RecorderPatience, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return await _worker.InvokeAsync(() => _captures.Arm(request));
    }

    /// <summary>Empties a field and lets keys go to it; answered by a <see cref="FieldProgressed"/> notice.</summary>
    /// <exception cref="InvalidOperationException">The capture is not armed.</exception>
    public async ValueTask AskFieldAsync(CaptureId capture, CardField field, int attempt, CancellationToken cancellationToken) =>
        await OnWorkerAsync(() => _captures.AskField(capture, field, attempt), cancellationToken);

    /// <summary>The field's time is up: what is there is judged, and a notice says how.</summary>
    /// <exception cref="InvalidOperationException">The capture is not armed.</exception>
    public async ValueTask FinishFieldAsync(CaptureId capture, CancellationToken cancellationToken) =>
        await OnWorkerAsync(() => _captures.FinishField(capture), cancellationToken);

    /// <summary>Seals the card to the vault. The digits stay, guarded, until <see cref="DisarmAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The capture is not armed or not complete, or the vault's key is not known.</exception>
    public async ValueTask<SealedCardMessage> SealAsync(CaptureId capture, CancellationToken cancellationToken) =>
        await OnWorkerAsync(() => _captures.Seal(capture), cancellationToken);

    /// <summary>
    /// Wipes the digits, then opens the mask once the caller has not keyed for a while. Nothing happens for a capture that is not armed (any more).
    /// </summary>
    public async ValueTask DisarmAsync(CaptureId capture, CancellationToken cancellationToken) =>
        await OnWorkerAsync(() => _captures.Disarm(capture), cancellationToken);

    /// <summary>Ends every call, wipes what they hold, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _ng.Dispose();
        if (_started)
        {
            await _worker.InvokeAsync(EndAllCalls);
        }

        _worker.Dispose();
        _recorders?.Dispose();
        if (_notices.Writer.TryComplete() && _started)
        {
            Log.RelayStopped(_log);
        }
    }

    private Task<T> OnWorkerAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _worker.InvokeAsync(work);
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
