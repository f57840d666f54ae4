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
    public void Clear() => _entries.Clear();

    /// <summary>Writes the events that were added; none: does nothing. They become visible when the caller commits.</summary>
    /// <exception cref="AuditBrokenException">The end of the chain was tampered with: nothing is appended, and the caller must not commit.</exception>
    public void Append(DbTransaction transaction)
    {
        try
        {
            if (_entries.Count > 0)
            {
                AppendAll(transaction);
            }
        }
        finally
        {
            _entries.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _hasher.Dispose();
    }

    private void AppendAll(DbTransaction transaction)
    {
        AuditHead head = _chain.RequireHead(_connection, transaction);
        ReadOnlyMemory<byte> previous = head.Hash;
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
            byte[] hash = _hasher.Of(previous.Span, ++sequence, stored);
            _rows.Add(EventTable.Row(sequence, stored, hash));
            previous = hash;
        }

        _rows.Insert(transaction);
        _chain.Advance(_connection, transaction, sequence, previous.ToArray());
    }
}
