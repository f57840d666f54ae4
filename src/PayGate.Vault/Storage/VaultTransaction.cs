using System.Data.Common;
using PayGate.Audit;
using PayGate.Audit.Storage;

namespace PayGate.Vault.Storage;

/// <summary>One transaction of the vault, shared by the writes of a batch: cards, keys, and what else belongs to them.</summary>
/// <remarks>
/// A charge is one more table here: write its row through <see cref="Command"/> and its event through <see cref="Record"/>, and it is
/// committed with the card or not at all. Rows and events are sent when the batch commits.
/// </remarks>
internal sealed class VaultTransaction : ICommands, IDisposable
{
    private const string ReadState = "SELECT next_card, key_epoch FROM vault_state WHERE id = 1";
    private const string WriteState = "UPDATE vault_state SET next_card = @next, key_epoch = @epoch WHERE id = 1";

    private readonly VaultSession _session;
    private readonly DbTransaction _transaction;
    private readonly VaultState _found;
    private long _nextCard;
    private long _keyEpoch;

    internal VaultTransaction(VaultSession session, DbTransaction transaction, DateTimeOffset now)
    {
        _session = session;
        _transaction = transaction;
        Now = now;
        _found = Read();
        _nextCard = _found.NextCard;
        _keyEpoch = _found.KeyEpoch;
    }

    /// <summary>The time of everything in this transaction.</summary>
    internal DateTimeOffset Now { get; }

    /// <summary>Which database.</summary>
    public DatabaseEngine Engine => _session.Engine;

    /// <summary>As of the beginning of the transaction, or as changed by it.</summary>
    internal long KeyEpoch => _keyEpoch;

    /// <summary>Cards that are inserted when the batch commits.</summary>
    internal RowBatch Cards => _session.Cards;

    /// <summary>Captures that are inserted when the batch commits.</summary>
    internal RowBatch Captures => _session.Captures;

    /// <summary>A prepared command of this transaction, with no parameters yet; not to be disposed of.</summary>
    public DbCommand Command(string sql) => _session.Command(_transaction, sql);

    /// <summary>Records an event; it is in the chain when the batch is committed.</summary>
    internal void Record(AuditEntry entry) => _session.Audit.Add(entry);

    /// <summary>The number of a new card.</summary>
    internal long NewCardNumber()
    {
        long number = CardNumbers.First(_nextCard, Now);
        _nextCard = number + 1;
        return number;
    }

    /// <summary>Tells every process that holds unwrapped keys to read them anew.</summary>
    internal void KeysChanged() => _keyEpoch = _found.KeyEpoch + 1;

    /// <summary>Sends the rows that wait, so that statements of this transaction find them.</summary>
    internal void Flush()
    {
        _session.Cards.Insert(_transaction);
        _session.Captures.Insert(_transaction);
    }

    /// <summary>Statements that a server gets in one round trip.</summary>
    internal DbBatch NewBatch() => _session.NewBatch(_transaction);

    /// <summary>Writes what waits, then commits; when this returns all of it is on disk.</summary>
    internal void Commit()
    {
        if (Engine == DatabaseEngine.PostgreSql)
        {
            SendAll();
        }
        else
        {
            Flush();
            if (IsStateChanged)
            {
                _ = Command(WriteState).With("@next", _nextCard).With("@epoch", _keyEpoch).ExecuteNonQuery();
            }

            _session.Audit.Append(_transaction);
        }

        _transaction.Commit();
    }

    public void Dispose() => _transaction.Dispose();

    private bool IsStateChanged => _nextCard != _found.NextCard || _keyEpoch != _found.KeyEpoch;

    private void SendAll()
    {
        using DbBatch batch = NewBatch();
        _session.Cards.AddTo(batch);
        _session.Captures.AddTo(batch);
        if (IsStateChanged)
        {
            batch.Statement(WriteState).With("@next", _nextCard).With("@epoch", _keyEpoch);
        }

        _session.Audit.AppendTo(batch);
        if (batch.BatchCommands.Count > 0)
        {
            batch.ExecuteNonQuery();
        }
    }

    private VaultState Read()
    {
        if (Engine == DatabaseEngine.Sqlite)
        {
            using DbDataReader only = Command(ReadState).ExecuteReader();
            return Take(only);
        }

        // The row is locked before the end of the chain is read, in one statement after the other: so writers wait here for each other.
        using DbBatch batch = NewBatch();
        batch.Statement(ReadState + " FOR UPDATE");
        AuditWriter.AskForHead(batch);
        using DbDataReader rows = batch.ExecuteReader();
        VaultState state = Take(rows);
        _ = rows.NextResult();
        _session.Audit.TakeHead(rows);
        return state;
    }

    private static VaultState Take(DbDataReader row) =>
        row.Read()
            ? new VaultState(row.GetInt64(0), row.GetInt64(1))
            : throw new VaultUnavailableException("The vault database has lost its state.");
}
