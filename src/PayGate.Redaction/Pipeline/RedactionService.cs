using Microsoft.Extensions.Logging;
using PayGate.Audit;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;
using PayGate.Redaction.Store;

namespace PayGate.Redaction.Pipeline;

/// <summary>
/// The redaction role: takes finished recordings, redacts, verifies and releases or quarantines them, and gives out what was released.
/// What was submitted survives a kill at any point. Safe to share between threads.
/// </summary>
public sealed class RedactionService : IDisposable
{
    private readonly FileStream _claim;
    private readonly RecordingFolders _folders;
    private readonly RedactionKeys _keys;
    private readonly RecordingStore _store;
    private readonly RedactionLine _line;
    private readonly OrphanSearch _orphans;
    private readonly WorkSignal _signal;
    private readonly RedactionLoop _loop;

    private RedactionService(
        RedactionOptions options,
        RecordingFolders folders,
        FileStream claim,
        AuditSigner signer,
        ITranscriptCheck transcripts,
        TimeProvider clock,
        ILogger log,
        Action<LineStep> reached)
    {
        _folders = folders;
        _claim = claim;
        _keys = RedactionKeys.Open(folders.Data);
        _store = RecordingStore.Open(Path.Combine(folders.Data, "redaction.db"), signer, clock);
        var worker = new RecordingWorker(_store, folders, _keys, options, transcripts, clock, reached);
        _line = new RedactionLine(_store, worker, options, log);
        _orphans = new OrphanSearch(_store, folders, options.OrphanAge, clock, log);
        _signal = new WorkSignal(options.Workers, clock);
        _loop = new RedactionLoop(_line, _orphans, _signal, options, clock, log);
    }

    /// <summary>What relays seal the keys of recordings to. Made on first start; its secret half lies wrapped in the data folder.</summary>
    public SealingKey IntakeKey => _keys.Intake.PublicKey;

    /// <summary>Opens the service: folders, keys and database are created on first use.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="signer">Signs the audit chain <c>redaction</c>.</param>
    /// <param name="clock">Source of time.</param>
    /// <param name="log">Gets identifiers and outcomes.</param>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    /// <exception cref="IOException">Another service uses the data folder, or the disk failed.</exception>
    /// <exception cref="SealedDataException">A key file was changed or lost its secret.</exception>
    /// <exception cref="AuditBrokenException">The audit chain was tampered with.</exception>
    public static RedactionService Open(RedactionOptions options, AuditSigner signer, TimeProvider clock, ILogger<RedactionService> log) =>
        Open(options, signer, new TimedTranscriptCheck(), clock, log, _ => { });

    /// <summary>Hands a recording over. It is queued durably when this returns; one that is known already is left as it is.</summary>
    /// <param name="recording">The recording; its file must lie in the intake folder, closed.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    public ValueTask SubmitAsync(FinishedRecording recording, CancellationToken cancellationToken) =>
        SubmitAsync(recording, ReadOnlyMemory<byte>.Empty, cancellationToken);

    /// <summary>Hands a recording over with a transcript, which is sealed before it touches the disk.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="transcript">UTF-8 JSON, <c>{"lang","turns":[{"speaker","text","startMs","endMs"}]}</c>, at most 1 MiB; empty for none.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <exception cref="ArgumentException">The transcript is too long.</exception>
    public ValueTask SubmitAsync(FinishedRecording recording, ReadOnlyMemory<byte> transcript, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        cancellationToken.ThrowIfCancellationRequested();
        if (transcript.Length > SealedTranscripts.Longest)
        {
            throw new ArgumentException("A transcript has at most 1 MiB.", nameof(transcript));
        }

        if (_store.StateOf(recording.Id) is not null)
        {
            return ValueTask.CompletedTask;
        }

        if (!transcript.IsEmpty)
        {
            SealedTranscripts.Write(_folders.Transcript(recording.Id), recording, transcript.Span, _keys.Intake.PublicKey);
        }

        _store.Add(recording, hasTranscript: !transcript.IsEmpty);
        _signal.Set();
        return ValueTask.CompletedTask;
    }

    /// <summary>Queues a quarantined recording once more, after a setting was changed or a reviewer asked for it.</summary>
    /// <param name="id">The recording.</param>
    /// <param name="tenant">For whom; another tenant's recording is not found.</param>
    /// <param name="actor">Who asks, for the audit trail.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns><see langword="false"/> when there is no such quarantined recording.</returns>
    public ValueTask<bool> RetryAsync(RecordingId id, TenantId tenant, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool queued = RowOf(id, tenant) is { } row && _store.Requeue(row.ToJob().Recording, actor);
        if (queued)
        {
            _signal.Set();
        }

        return ValueTask.FromResult(queued);
    }

    /// <summary>Works until cancelled: takes recordings from the queue and looks for orphans.</summary>
    /// <param name="cancellationToken">Ends the work; recordings stay where they are and are taken up at the next start.</param>
    public Task RunAsync(CancellationToken cancellationToken) => _loop.RunAsync(cancellationToken);

    /// <summary>The recordings of a tenant, latest first.</summary>
    /// <param name="tenant">For whom.</param>
    /// <param name="state">Only those in this state; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    public ValueTask<IReadOnlyList<RecordingSummary>> ListAsync(TenantId tenant, RecordingState? state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IEnumerable<RecordingSummary> all = _store.List(tenant).Select(Summarize);
        return ValueTask.FromResult<IReadOnlyList<RecordingSummary>>([.. all.Where(summary => state is null || summary.State == state)]);
    }

    /// <summary>One recording; <see langword="null"/> when this tenant has no such one.</summary>
    public ValueTask<RecordingSummary?> FindAsync(RecordingId id, TenantId tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(RowOf(id, tenant) is { } row ? Summarize(row) : null);
    }

    /// <summary>The manifest, UTF-8 JSON, also of a quarantined recording; <see langword="null"/> when there is none (yet).</summary>
    public ValueTask<byte[]?> OpenManifestAsync(RecordingId id, TenantId tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(RowOf(id, tenant) is null ? null : _store.Manifest(id));
    }

    /// <summary>The redacted audio as a WAV file, seekable, decrypted as it is read; <see langword="null"/> unless it is released.</summary>
    /// <exception cref="SealedRecordingException">The stored file was changed.</exception>
    public ValueTask<Stream?> OpenAudioAsync(RecordingId id, TenantId tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool released = RowOf(id, tenant) is { } row && Summarize(row).State == RecordingState.Released;
        return ValueTask.FromResult<Stream?>(
            released ? new ReleasedAudioStream(SealedRecordingReader.Open(_folders.Released(id), _keys.Released)) : null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _signal.Dispose();
        _store.Dispose();
        _keys.Dispose();
        _claim.Dispose();
    }

    internal static RedactionService Open(
        RedactionOptions options,
        AuditSigner signer,
        ITranscriptCheck transcripts,
        TimeProvider clock,
        ILogger log,
        Action<LineStep> reached)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(clock);
        options.Validate();
        var folders = new RecordingFolders(options.IntakeFolder, options.DataFolder);
        FileStream claim = Claim(folders.Data);
        try
        {
            return new RedactionService(options, folders, claim, signer, transcripts, clock, log, reached);
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>Works until nothing is due, on the caller's thread.</summary>
    internal void Drain(CancellationToken cancellationToken)
    {
        _orphans.Run();
        while (_line.WorkNext(cancellationToken))
        {
        }
    }

    private static FileStream Claim(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "redaction.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new IOException("The data folder of the redaction line is used by another service, or cannot be written.", failure);
        }
    }

    private RecordingRow? RowOf(RecordingId id, TenantId tenant) =>
        _store.Find(id) is { } row && row.Tenant == tenant.Value ? row : null;

    private RecordingSummary Summarize(RecordingRow row)
    {
        RecordingSummary summary = row.ToSummary(0);
        return summary.State switch
        {
            RecordingState.Working => summary with { Progress = _line.ProgressOf(summary.Id) },
            RecordingState.Queued => summary,
            _ => summary with { Progress = 100 },
        };
    }
}
