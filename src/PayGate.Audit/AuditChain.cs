using Microsoft.Data.Sqlite;

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

    /// <summary>Creates the tables, triggers and the signed empty head where they are not there yet. Call it outside a transaction.</summary>
    /// <exception cref="AuditBrokenException">There are events without a head, the head is forged, or the file belongs to another chain.</exception>
    public void EnsureSchema(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand create = connection.CreateCommand();
        create.Transaction = transaction;
        create.CommandText = ChainSchema.Sql;
        create.ExecuteNonQuery();
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
    /// <exception cref="AuditBrokenException">The end of the chain was tampered with: nothing is appended, and the caller must not commit.</exception>
    public void Append(SqliteTransaction transaction, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(entry);
        SqliteConnection connection = transaction.Connection
            ?? throw new ArgumentException("The transaction is over.", nameof(transaction));
        AuditHead head = RequireHead(connection, transaction);
        StoredEvent stored = new(
            clock.GetUtcNow().UtcTicks,
            entry.Kind.ToString(),
            entry.Actor,
            entry.Tenant.Value,
            entry.Subject,
            entry.Result.ToString(),
            DetailsJson.Write(entry.Details));
        using ChainHash hasher = new();
        byte[] hash = hasher.Of(head.Hash.Span, head.Count + 1, stored);
        EventTable.Insert(connection, transaction, head.Count + 1, stored, hash);
        AuditHead next = Sign(head.Count + 1, hash);
        HeadTable.Update(connection, transaction, next);
        _trusted = next;
    }

    private static void RequireNoEvents(SqliteConnection connection, SqliteTransaction transaction)
    {
        using SqliteCommand any = connection.CreateCommand();
        any.Transaction = transaction;
        any.CommandText = "SELECT EXISTS (SELECT 1 FROM audit_event)";
        if ((long)any.ExecuteScalar()! != 0)
        {
            throw new AuditBrokenException("(unknown)", AuditProblem.HeadMissing);
        }
    }

    private AuditHead RequireHead(SqliteConnection connection, SqliteTransaction transaction)
    {
        (AuditHead head, byte[]? lastHash) = HeadTable.Read(connection, transaction)
            ?? throw new AuditBrokenException(name, AuditProblem.HeadMissing);
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

    private bool IsTrusted(AuditHead head) =>
        _trusted is { } trusted
        && trusted.Count == head.Count
        && trusted.Hash.Span.SequenceEqual(head.Hash.Span)
        && trusted.Signature.Span.SequenceEqual(head.Signature.Span);

    private AuditHead Sign(long count, byte[] hash) =>
        new(name, count, hash, signer.PublicKey.Id, signer.Sign(ChainHash.HeadStatement(name, count, hash)));
}
