using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Redaction.Store;

/// <summary>
/// The recordings of the redaction line: a durable queue, and what became of each. Every change of state is committed together with
/// its audit event. Safe to share between threads.
/// </summary>
internal sealed class RecordingStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly AuditChain _chain;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();

    private RecordingStore(SqliteConnection connection, AuditChain chain, TimeProvider clock)
    {
        _connection = connection;
        _chain = chain;
        _clock = clock;
    }

    /// <summary>Opens the store. What a worker held when the process died is queued again.</summary>
    public static RecordingStore Open(string path, AuditSigner signer, TimeProvider clock)
    {
        var chain = new AuditChain("redaction", signer, clock);
        var store = new RecordingStore(RedactionDatabase.Open(path, chain), chain, clock);
        store._connection.Execute(
            "UPDATE recording SET state = CASE state WHEN 'Working' THEN 'Queued' ELSE state END, due_at = 0 WHERE state IN ('Working', 'Verified')");
        return store;
    }

    /// <summary>Adds a recording; <see langword="false"/> when it is known already, whatever became of it.</summary>
    public bool Add(FinishedRecording recording, bool hasTranscript) => InTransaction(transaction =>
    {
        int added = _connection.Execute(
            """
            INSERT INTO recording
                (id, call, tenant, started_at, captures, orphaned, has_transcript, state, attempts, due_at, speech_checked, spans)
            VALUES (@Id, @Call, @Tenant, @StartedAt, @Captures, @Orphaned, @HasTranscript, 'Queued', 0, @Now, 0, '[]')
            ON CONFLICT (id) DO NOTHING
            """,
            new
            {
                Id = recording.Id.Value,
                Call = recording.Call?.Value,
                Tenant = recording.Tenant.Value,
                StartedAt = recording.StartedAt.UtcTicks,
                Captures = JsonSerializer.Serialize(recording.Captures),
                recording.Orphaned,
                HasTranscript = hasTranscript,
                Now,
            },
            transaction);
        if (added == 1)
        {
            Audit(transaction, RecordingAudit.Queued(recording));
        }

        return added == 1;
    });

    /// <summary>Takes the recording that has waited longest; <see langword="null"/> when none is due.</summary>
    /// <remarks>The attempt is counted before the work begins, so that a recording that kills the process is not taken for ever.</remarks>
    public RecordingJob? Take() => InTransaction(transaction => _connection.QuerySingleOrDefault<RecordingRow>(
        $"""
        UPDATE recording SET state = CASE state WHEN 'Queued' THEN 'Working' ELSE state END, attempts = attempts + 1, due_at = @Later
        WHERE id = (SELECT id FROM recording WHERE state IN ('Queued', 'Verified') AND due_at <= @Now ORDER BY due_at LIMIT 1)
        RETURNING {RecordingRow.Columns}
        """,
        new { Now, Later = long.MaxValue },
        transaction)?.ToJob());

    /// <summary>Puts a recording back; it is taken again when the delay is over. A verified one stays verified.</summary>
    public void PutBack(RecordingId id, TimeSpan delay) => InTransaction(transaction => Change(
        transaction,
        "UPDATE recording SET state = CASE state WHEN 'Working' THEN 'Queued' ELSE state END, due_at = @Due WHERE id = @Id AND state IN ('Working', 'Verified')",
        new { Id = id.Value, Due = Now + delay.Ticks }));

    /// <summary>The redacted version is in its place and verified.</summary>
    public void SetVerified(FinishedRecording recording, RedactionOutcome outcome) => InTransaction(transaction =>
    {
        Change(
            transaction,
            """
            UPDATE recording SET state = 'Verified', attempts = 0, call = @Call, captures = @Captures, duration = @Duration,
                speech_checked = @SpeechChecked, spans = @Spans, manifest = @Manifest
            WHERE id = @Id AND state = 'Working'
            """,
            Parameters(recording, outcome));
        Audit(transaction, RecordingAudit.Redacted(recording, outcome));
        return true;
    });

    /// <summary>The original is destroyed: the recording may be played.</summary>
    public void SetReleased(FinishedRecording recording) => InTransaction(transaction =>
    {
        Change(transaction, "UPDATE recording SET state = 'Released' WHERE id = @Id AND state = 'Verified'", new { Id = recording.Id.Value });
        Audit(transaction, RecordingAudit.OriginalDestroyed(recording));
        return true;
    });

    /// <summary>Sets a recording aside.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="reason">Why.</param>
    /// <param name="outcome">What was found out until then; <see langword="null"/> when nothing.</param>
    public void SetQuarantined(FinishedRecording recording, QuarantineReason reason, RedactionOutcome? outcome) => InTransaction(transaction =>
    {
        DynamicParameters parameters = Parameters(recording, outcome);
        parameters.Add("Reason", reason.ToString());
        Change(
            transaction,
            """
            UPDATE recording SET state = 'Quarantined', reason = @Reason, duration = @Duration, speech_checked = @SpeechChecked,
                spans = @Spans, manifest = COALESCE(@Manifest, manifest)
            WHERE id = @Id AND state IN ('Working', 'Verified')
            """,
            parameters);
        Audit(transaction, RecordingAudit.Quarantined(recording, reason));
        return true;
    });

    /// <summary>Queues a quarantined recording once more; <see langword="false"/> when it is not quarantined.</summary>
    public bool Requeue(FinishedRecording recording, string actor) => InTransaction(transaction =>
    {
        int changed = _connection.Execute(
            "UPDATE recording SET state = 'Queued', reason = NULL, attempts = 0, due_at = @Now WHERE id = @Id AND state = 'Quarantined'",
            new { Id = recording.Id.Value, Now },
            transaction);
        if (changed == 1)
        {
            Audit(transaction, RecordingAudit.QueuedAgain(recording, actor));
        }

        return changed == 1;
    });

    /// <summary>One recording; <see langword="null"/> when it is unknown.</summary>
    public RecordingRow? Find(RecordingId id)
    {
        lock (_gate)
        {
            return _connection.QuerySingleOrDefault<RecordingRow>(
                $"SELECT {RecordingRow.Columns} FROM recording WHERE id = @Id", new { Id = id.Value });
        }
    }

    /// <summary>Where a recording stands; <see langword="null"/> when it is unknown.</summary>
    public JobState? StateOf(RecordingId id) => Find(id) is { } row ? Enum.Parse<JobState>(row.State) : null;

    /// <summary>The recordings of a tenant, latest first.</summary>
    public IReadOnlyList<RecordingRow> List(TenantId tenant)
    {
        lock (_gate)
        {
            return [.. _connection.Query<RecordingRow>(
                $"SELECT {RecordingRow.Columns} FROM recording WHERE tenant = @Tenant ORDER BY started_at DESC, id",
                new { Tenant = tenant.Value })];
        }
    }

    /// <summary>The manifest, UTF-8 JSON; <see langword="null"/> when there is none yet.</summary>
    public byte[]? Manifest(RecordingId id)
    {
        lock (_gate)
        {
            return _connection.QuerySingleOrDefault<byte[]>("SELECT manifest FROM recording WHERE id = @Id", new { Id = id.Value });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private long Now => _clock.GetUtcNow().UtcTicks;

    private static DynamicParameters Parameters(FinishedRecording recording, RedactionOutcome? outcome)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Id", recording.Id.Value);
        parameters.Add("Call", recording.Call?.Value);
        parameters.Add("Captures", JsonSerializer.Serialize(recording.Captures));
        parameters.Add("Duration", outcome?.Duration.Ticks);
        parameters.Add("SpeechChecked", outcome?.SpeechChecked ?? false);
        parameters.Add("Spans", JsonSerializer.Serialize(outcome?.Spans ?? []));
        parameters.Add("Manifest", outcome?.Manifest.ToArray());
        return parameters;
    }

    private bool Change(SqliteTransaction transaction, string sql, object parameters) =>
        _connection.Execute(sql, parameters, transaction) == 1
            ? true
            : throw new InvalidOperationException("The recording was not in the state this step needs.");

    private void Audit(SqliteTransaction transaction, AuditEntry entry) => _chain.Append(transaction, entry);

    private T InTransaction<T>(Func<SqliteTransaction, T> work)
    {
        lock (_gate)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            T result = work(transaction);
            transaction.Commit();
            return result;
        }
    }
}
