using System.Data.Common;
using System.Globalization;
using PayGate.Audit.Storage;

namespace PayGate.Audit;

/// <summary>
/// Appends events to the one chain of a database file, inside the caller's transaction: what is recorded and its record are
/// committed together or not at all (PCI DSS 10.2, 10.3.2, 10.3.4). Safe to share between threads.
/// </summary>
/// <param name="name">Name of the chain; bound into every hash and signature.</param>
/// <param name="signer">Signs the head.</param>
/// <param name="clock">Source of the events' times.</param>
public sealed class AuditChain(string name, AuditSigner signer, TimeProvider clock)
{
    private volatile AuditHead? _trusted;

    /// <summary>Name of the chain.</summary>
    public string Name => name;

    /// <summary>
    /// Creates the tables, triggers and the signed empty head where they are not there yet. Call it outside a transaction.
    /// </summary>
    /// <exception cref="AuditBrokenException">
    /// There are events without a head, the head is forged, or the file belongs to another chain.
    /// </exception>
    public void EnsureSchema(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using DbTransaction transaction = connection.BeginTransaction();
        if (connection.Engine() == DatabaseEngine.PostgreSql)
        {
            // Two nodes that start at once must not both create: "IF NOT EXISTS" alone does not keep them apart.
            connection.Execute(transaction, "SELECT pg_advisory_xact_lock(7062340017)");
        }

        connection.Execute(transaction, ChainSchema.Of(connection.Engine()));
        if (HeadTable.Read(connection, transaction) is null)
        {
            RequireNoEvents(connection, transaction);
            HeadTable.Insert(connection, transaction, Sign(0, ChainHash.Genesis(name)));
        }
        else
        {
            RequireHead(connection, transaction);
        }

        transaction.Commit();
    }

    /// <summary>Appends one event. It becomes visible when the caller commits.</summary>
    /// <exception cref="AuditBrokenException">
    /// The end of the chain was tampered with: nothing is appended, and the caller must not commit.
    /// </exception>
    public void Append(DbTransaction transaction, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        using AuditWriter writer = NewWriter(
            transaction.Connection ?? throw new ArgumentException("The transaction is over.", nameof(transaction)));
        writer.Add(entry);
        writer.Append(transaction);
    }

    /// <summary>For many events in each transaction, over one connection.</summary>
    public AuditWriter NewWriter(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new AuditWriter(this, connection, clock);
    }

    internal AuditHead RequireHead(DbConnection connection, DbTransaction transaction) =>
        RequireHead(HeadTable.Read(connection, transaction, toAppend: true));

    internal AuditHead RequireHead((AuditHead Head, byte[]? LastHash)? found)
    {
        (AuditHead head, byte[]? lastHash) = found ?? throw new AuditBrokenException(name, AuditProblem.HeadMissing);
        if (head.Chain != name)
        {
            throw new AuditBrokenException(name, AuditProblem.OtherChain);
        }

        if (!IsTrusted(head) && !head.IsSignedBy(signer.PublicKey))
        {
            throw new AuditBrokenException(name, AuditProblem.HeadForged);
        }

        if (head.Count > 0 && (lastHash is null || !head.Hash.Span.SequenceEqual(lastHash)))
        {
            throw new AuditBrokenException(name, lastHash is null ? AuditProblem.EventMissing : AuditProblem.EventChanged);
        }

        return head;
    }

    /// <summary>Signs and writes the new end of the chain.</summary>
    internal void Advance(DbConnection connection, DbTransaction transaction, long count, byte[] hash)
    {
        AuditHead next = Sign(count, hash);
        HeadTable.Update(connection, transaction, next);
        _trusted = next;
    }

    /// <summary>As above, as one statement of a batch.</summary>
    internal void Advance(DbBatch batch, long count, byte[] hash)
    {
        AuditHead next = Sign(count, hash);
        HeadTable.Update(batch, next);
        _trusted = next;
    }

    private static void RequireNoEvents(DbConnection connection, DbTransaction transaction)
    {
        using DbCommand any = connection.Command(transaction, "SELECT count(*) FROM (SELECT 1 FROM audit_event LIMIT 1) AS one");
        if (Convert.ToInt64(any.ExecuteScalar(), CultureInfo.InvariantCulture) != 0)
        {
            throw new AuditBrokenException("(unknown)", AuditProblem.HeadMissing);
        }
    }

    private bool IsTrusted(AuditHead head) =>
        _trusted is { } trusted
        && trusted.Count == head.Count
        && trusted.Hash.Span.SequenceEqual(head.Hash.Span)
        && trusted.Signature.Span.SequenceEqual(head.Signature.Span);

    private AuditHead Sign(long count, byte[] hash) =>
        new(name, count, hash, signer.PublicKey.Id, signer.Sign(ChainHash.HeadStatement(name, count, hash)));
}
