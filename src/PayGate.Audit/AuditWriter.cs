using System.Data.Common;
using PayGate.Audit.Storage;

namespace PayGate.Audit;

/// <summary>
/// Appends events of many callers over one connection: hashes link them one by one, and the head is signed once a transaction.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class AuditWriter : IDisposable
{
    private readonly AuditChain _chain;
    private readonly DbConnection _connection;
    private readonly TimeProvider _clock;
    private readonly RowBatch _rows;
    private readonly ChainHash _hasher = new();
    private readonly List<AuditEntry> _entries = [];
    private AuditHead? _head;

    internal AuditWriter(AuditChain chain, DbConnection connection, TimeProvider clock)
    {
        _chain = chain;
        _connection = connection;
        _clock = clock;
        _rows = EventTable.NewBatch(connection);
    }

    /// <summary>Puts an event at the end of those that the next <see cref="Append"/> writes.</summary>
    public void Add(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries.Add(entry);
    }

    /// <summary>Forgets the events that were added and not written.</summary>
    public void Clear()
    {
        _entries.Clear();
        _rows.Clear();
        _head = null;
    }

    /// <summary>Asks for the end of the chain in a batch with other questions; its answer goes to <see cref="TakeHead"/>.</summary>
    public static void AskForHead(DbBatch batch) => batch.Statement(HeadTable.Select + " FOR UPDATE");

    /// <summary>Takes the answer to <see cref="AskForHead"/>, for the next append.</summary>
    /// <exception cref="AuditBrokenException">The end of the chain was tampered with.</exception>
    public void TakeHead(DbDataReader row) => _head = _chain.RequireHead(HeadTable.Take(row));

    /// <summary>Writes the events that were added; none: does nothing. They become visible when the caller commits.</summary>
    /// <exception cref="AuditBrokenException">
    /// The end of the chain was tampered with: nothing is appended, and the caller must not commit.
    /// </exception>
    public void Append(DbTransaction transaction)
    {
        if (_entries.Count > 0)
        {
            (long count, byte[] hash) = Link(_head ?? _chain.RequireHead(_connection, transaction));
            _rows.Insert(transaction);
            _chain.Advance(_connection, transaction, count, hash);
        }

        Clear();
    }

    /// <summary>As above on a server, in a batch that is sent with others; <see cref="TakeHead"/> comes before.</summary>
    public void AppendTo(DbBatch batch)
    {
        if (_entries.Count > 0)
        {
            (long count, byte[] hash) = Link(_head ?? throw new InvalidOperationException("The end of the chain was not read."));
            _rows.AddTo(batch);
            _chain.Advance(batch, count, hash);
        }

        Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _hasher.Dispose();
    }

    private (long Count, byte[] Hash) Link(AuditHead head)
    {
        byte[] previous = head.Hash.ToArray();
        long sequence = head.Count;
        foreach (AuditEntry entry in _entries)
        {
            StoredEvent stored = new(
                _clock.GetUtcNow().UtcTicks,
                entry.Kind.ToString(),
                entry.Actor,
                entry.Tenant.Value,
                entry.Subject,
                entry.Result.ToString(),
                DetailsJson.Write(entry.Details));
            previous = _hasher.Of(previous, ++sequence, stored);
            _rows.Add(EventTable.Row(sequence, stored, previous));
        }

        return (sequence, previous);
    }
}
