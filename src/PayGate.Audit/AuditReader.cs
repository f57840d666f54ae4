using System.Data.Common;
using PayGate.Audit.Storage;
using PayGate.Contracts.Tenancy;

namespace PayGate.Audit;

/// <summary>Reads and verifies the chain of a database over a read-only connection. Not for several threads at once.</summary>
public sealed class AuditReader : IDisposable
{
    /// <summary>Most events of one page.</summary>
    public const int LargestPage = 1000;

    private readonly DbConnection _connection;

    private AuditReader(DbConnection connection) => _connection = connection;

    /// <summary>Opens a database file; it may be in use by its writer.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static AuditReader Open(string databaseFile) => Open(DatabaseAddress.OfFile(databaseFile));

    /// <summary>Opens a database; it may be in use by its writer.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static AuditReader Open(DatabaseAddress database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new AuditReader(database.Open(readOnly: true));
    }

    /// <summary>
    /// The signed end of the chain; <see langword="null"/> when the database has none. Its signature is not checked here.
    /// </summary>
    public AuditHead? FindHead() => HeadTable.Find(_connection, null)?.Head;

    /// <summary>Events in order, beginning with the sequence number <paramref name="from"/>.</summary>
    /// <param name="from">Lowest sequence number wanted.</param>
    /// <param name="limit">1 to <see cref="LargestPage"/>.</param>
    /// <param name="tenant">Only events of this tenant; <see langword="null"/> for all.</param>
    public IReadOnlyList<AuditRow> Page(long from, int limit, TenantId? tenant = null)
    {
        using DbCommand select = _connection.Command(
            null,
            "SELECT " + EventTable.Columns + " FROM audit_event WHERE sequence >= @from"
            + (tenant is null ? "" : " AND tenant = @tenant") + " ORDER BY sequence LIMIT @limit");
        select.With("@from", from);
        return ReadPage(select, limit, tenant);
    }

    /// <summary>The last events, newest first; parameters as for <see cref="Page"/>.</summary>
    public IReadOnlyList<AuditRow> Newest(int limit, TenantId? tenant = null)
    {
        using DbCommand select = _connection.Command(
            null,
            "SELECT " + EventTable.Columns + " FROM audit_event"
            + (tenant is null ? "" : " WHERE tenant = @tenant") + " ORDER BY sequence DESC LIMIT @limit");
        return ReadPage(select, limit, tenant);
    }

    /// <summary>How many events a tenant has.</summary>
    public long CountOf(TenantId tenant)
    {
        using DbCommand count = _connection.Command(null, "SELECT count(*) FROM audit_event WHERE tenant = @tenant")
            .With("@tenant", tenant.Value);
        return (long)count.ExecuteScalar()!;
    }

    /// <summary>
    /// Walks the whole chain in one snapshot, in constant memory, and says what is wrong first.
    /// </summary>
    /// <param name="chain">Name the chain must have.</param>
    /// <param name="key">The audit key's public half.</param>
    /// <param name="checkpoints">Checkpoints kept outside the database; those of other chains are left out.</param>
    /// <param name="cancellation">Stops the walk.</param>
    public AuditVerification Verify(string chain, AuditPublicKey key, AuditCheckpointFile checkpoints, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(chain);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(checkpoints);
        using DbTransaction snapshot = _connection.BeginSnapshot();
        using ChainWalk walk = new(_connection, snapshot, chain, key, checkpoints);
        return walk.Verify(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    internal byte[]? FindHash(long sequence)
    {
        using DbCommand select = _connection.Command(null, "SELECT hash FROM audit_event WHERE sequence = @sequence").With("@sequence", sequence);
        return select.ExecuteScalar() as byte[];
    }

    private static List<AuditRow> ReadPage(DbCommand select, int limit, TenantId? tenant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LargestPage);
        select.With("@limit", (long)limit);
        if (tenant is { } wanted)
        {
            select.With("@tenant", wanted.Value);
        }

        using DbDataReader row = select.ExecuteReader();
        List<AuditRow> page = [];
        while (row.Read())
        {
            StoredEvent stored = EventTable.Read(row);
            page.Add(new AuditRow(
                row.GetInt64(0),
                new DateTimeOffset(Math.Clamp(stored.At, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero),
                stored.Kind,
                stored.Actor,
                stored.Tenant,
                stored.Subject,
                stored.Result,
                DetailsJson.Read(stored.Details)));
        }

        return page;
    }
}
