using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Calls;
using PayGate.Media.Ng;

namespace PayGate.Media.Relay;

/// <summary>The relay: takes calls over NG, carries their audio, and secures them on request.</summary>
public sealed class MediaRelay : IAsyncDisposable
{
    private static readonly TimeSpan RecorderPatience = TimeSpan.FromSeconds(10);

    private readonly RelayOptions _options;
    private readonly ILogger _log;
    private readonly Channel<RelayNotice> _notices = Channel.CreateUnbounded<RelayNotice>(new() { SingleReader = true });
    private readonly RelayParts _parts;
    private readonly RelayWorkers _workers;
    private readonly NgServer _ng;
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
        _options = options;
        _log = log;
        _parts = RelayParts.Create(options, recordingKey, vaultKey, _notices.Writer, clock, log);
        _workers = new RelayWorkers(_parts);
        _ng = new NgServer(options.NgEndPoint, options.NgClients, new PacedCollection(new NgCommands(_workers, clock)), clock, log);
    }

    /// <summary>Where NG commands are taken, with the port really bound.</summary>
    public IPEndPoint NgEndPoint => _ng.EndPoint;

    /// <summary>Calls that have not ended, as last announced.</summary>
    public IReadOnlyList<CallSnapshot> Calls => _parts.Directory.Snapshots;

    /// <summary>Everything the relay tells; has to be read, since nothing is dropped. Completes when the relay has stopped.</summary>
    public ChannelReader<RelayNotice> Notices => _notices.Reader;

    /// <summary>Counts since the start.</summary>
    public RelayStatistics Statistics => new(
        _parts.Directory.Count, _ng.Counters.Commands, _ng.Counters.Repeated, _ng.Counters.Errors, _ng.Counters.Dropped);

    /// <summary>Starts to take commands and packets.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _started = true;
        _workers.Start();
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
        Task recorder = await OnAsync(_workers.Of(request.Call), desk => desk.WhenRecorderStarted(request), cancellationToken);
        await Task.WhenAny(recorder, Task.Delay(RecorderPatience, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return await OnAsync(_workers.Of(request.Call), desk => desk.Arm(request), cancellationToken);
    }

    /// <summary>Empties a field and lets keys go to it; answered by a <see cref="FieldProgressed"/> notice.</summary>
    /// <exception cref="InvalidOperationException">The capture is not armed.</exception>
    public async ValueTask AskFieldAsync(CaptureId capture, CardField field, int attempt, CancellationToken cancellationToken) =>
        await OnAsync(_workers.Of(capture), desk => desk.AskField(capture, field, attempt), cancellationToken);

    /// <summary>The field's time is up: what is there is judged, and a notice says how.</summary>
    /// <exception cref="InvalidOperationException">The capture is not armed.</exception>
    public async ValueTask FinishFieldAsync(CaptureId capture, CancellationToken cancellationToken) =>
        await OnAsync(_workers.Of(capture), desk => desk.FinishField(capture), cancellationToken);

    /// <summary>Seals the card to the vault. The digits stay, guarded, until <see cref="DisarmAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The capture is not armed or not complete, or the vault's key is not known.</exception>
    public async ValueTask<SealedCardMessage> SealAsync(CaptureId capture, CancellationToken cancellationToken) =>
        await OnAsync(_workers.Of(capture), desk => desk.Seal(capture), cancellationToken);

    /// <summary>
    /// Wipes the digits, then opens the mask once the caller has not keyed for a while. Nothing happens for a capture that is not armed (any more).
    /// </summary>
    public async ValueTask DisarmAsync(CaptureId capture, CancellationToken cancellationToken) =>
        await OnAsync(_workers.Of(capture), desk => desk.Disarm(capture), cancellationToken);

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
            await _workers.EndAllCallsAsync();
        }

        _workers.Dispose();
        _parts.Recorders?.Dispose();
        if (_notices.Writer.TryComplete() && _started)
        {
            Log.RelayStopped(_log);
        }
    }

    private static Task<T> OnAsync<T>(RelayShard shard, Func<CaptureDesk, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return shard.InvokeAsync(own => work(own.Captures));
    }
}
