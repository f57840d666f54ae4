using Dapper;
using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.Capture.Certificates;
using PayGate.Capture.Deciding;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Storage;

/// <summary>
/// Captures in SQLite, each change in one transaction with its audit entries. Key counts between two verdicts are not written:
/// after a crash an open capture is interrupted, whatever had been keyed.
/// </summary>
internal sealed class CaptureStore : IDisposable
{
    public const string ChainName = "capture";

    private const string Columns = """
        id AS Id, tenant AS Tenant, agent AS Agent, call AS Call, idempotency_key AS IdempotencyKey, reference AS Reference,
        mask_style AS MaskStyle, attempts_allowed AS AttemptsAllowed, state AS State, outcome AS Outcome, token AS Token, brand AS Brand,
        number_length AS NumberLength, last_four AS LastFour, code_length AS CodeLength, mask_closed AS MaskClosed, was_secured AS WasSecured,
        started_at AS StartedAt, limit_at AS LimitAt, ended_at AS EndedAt, sequence AS Sequence
        """;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly AuditChain _chain;

    private CaptureStore(SqliteConnection connection, AuditChain chain)
    {
        _connection = connection;
        _chain = chain;
    }

    /// <summary>Opens the file, or creates it readable for its owner only.</summary>
    public static CaptureStore Open(string path, AuditSigner signer, TimeProvider clock)
    {
        CreateForOwnerOnly(path);
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            CaptureSchema.Ensure(connection);
            AuditChain chain = new(ChainName, signer, clock);
            chain.EnsureSchema(connection);
            return new CaptureStore(connection, chain);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A new capture.</summary>
    public void Add(CaptureModel model, IReadOnlyList<AuditEntry> audit) => Write(audit, transaction =>
    {
        _connection.Execute(
            """
            INSERT INTO capture (id, tenant, agent, call, idempotency_key, reference, mask_style, attempts_allowed, state, outcome, token, brand,
                number_length, last_four, code_length, mask_closed, was_secured, started_at, limit_at, ended_at, sequence)
            VALUES (@Id, @Tenant, @Agent, @Call, @IdempotencyKey, @Reference, @MaskStyle, @AttemptsAllowed, @State, @Outcome, @Token, @Brand,
                @NumberLength, @LastFour, @CodeLength, @MaskClosed, @WasSecured, @StartedAt, @LimitAt, @EndedAt, @Sequence)
            """,
            CaptureRow.From(model),
            transaction);
        _connection.Execute(
            """
            INSERT INTO capture_field (capture, position, field, state, problem, digits, asked, failures)
            VALUES (@Capture, @Position, @Field, @State, @Problem, @Digits, @Asked, @Failures)
            """,
            FieldRows(model),
            transaction);
    });

    /// <summary>A capture that changed.</summary>
    public void Save(CaptureModel model, IReadOnlyList<AuditEntry> audit) => Write(audit, transaction =>
    {
        _connection.Execute(
            """
            UPDATE capture SET state = @State, outcome = @Outcome, token = @Token, brand = @Brand, number_length = @NumberLength,
                last_four = @LastFour, code_length = @CodeLength, mask_closed = @MaskClosed, was_secured = @WasSecured,
                ended_at = @EndedAt, sequence = @Sequence
            WHERE id = @Id
            """,
            CaptureRow.From(model),
            transaction);
        _connection.Execute(
            """
            UPDATE capture_field SET state = @State, problem = @Problem, digits = @Digits, asked = @Asked, failures = @Failures
            WHERE capture = @Capture AND position = @Position
            """,
            FieldRows(model),
            transaction);
    });

    /// <summary>Something that happened to no capture: a call that came or went, a start that was refused.</summary>
    public void Note(AuditEntry entry) => Write([entry], _ => { });

    /// <summary>The capture that an idempotency key of this agent has led to.</summary>
    public CaptureModel? FindByKey(TenantId tenant, AgentName agent, Guid key) => Read(
        "tenant = @Tenant AND agent = @Agent AND idempotency_key = @Key",
        new { Tenant = tenant.Value, Agent = agent.Value, Key = key.ToByteArray() }).FirstOrDefault();

    /// <summary>Captures that are open, or whose wiping was never confirmed; oldest first.</summary>
    public IReadOnlyList<CaptureModel> Unfinished() => Read("ended_at IS NULL", null);

    /// <summary>One capture.</summary>
    public CaptureModel? Find(CaptureId capture) => Read("id = @Id", new { Id = capture.Value }).FirstOrDefault();

    /// <summary>Captures that ended before a time, or should have, and have no certificate; oldest first.</summary>
    public IReadOnlyList<CaptureModel> Uncertified(DateTimeOffset endedBefore) => Read(
        "outcome IS NOT NULL AND COALESCE(ended_at, limit_at) < @Before AND NOT EXISTS (SELECT 1 FROM capture_certificate WHERE capture = id)",
        new { Before = endedBefore.ToUnixTimeMilliseconds() });

    /// <summary>Writes a certificate with its audit entry.</summary>
    public void Certify(CaptureCertificate certificate, string document, AuditEntry entry) =>
        Write([entry], transaction => CertificateTable.Save(transaction, certificate, document));

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private static void CreateForOwnerOnly(string path)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        if (File.Exists(full))
        {
            return;
        }

        FileStreamOptions create = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(full, create);
    }

    private static IEnumerable<FieldRow> FieldRows(CaptureModel model) => model.Fields.Select((field, i) => FieldRow.From(model.Id, i, field));

    private void Write(IReadOnlyList<AuditEntry> audit, Action<SqliteTransaction> change)
    {
        lock (_gate)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            change(transaction);
            foreach (AuditEntry entry in audit)
            {
                _chain.Append(transaction, entry);
            }

            transaction.Commit();
        }
    }

    private List<CaptureModel> Read(string condition, object? parameters)
    {
        lock (_gate)
        {
            List<CaptureRow> rows = [.. _connection.Query<CaptureRow>($"SELECT {Columns} FROM capture WHERE {condition} ORDER BY started_at", parameters)];
            return [.. rows.Select(row => row.ToModel(_connection.Query<FieldRow>(
                """
                SELECT capture AS Capture, position AS Position, field AS Field, state AS State, problem AS Problem, digits AS Digits,
                    asked AS Asked, failures AS Failures
                FROM capture_field WHERE capture = @Id
                """,
                new { row.Id })))];
        }
    }
}
