using System.Data.Common;
using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Storage;

/// <summary>A writing connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class VaultSession : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Dictionary<string, DbCommand> _commands = [];

    internal VaultSession(VaultDatabase database, AuditChain audit)
    {
        _connection = database.OpenWriter();
        Engine = database.Engine;
        Audit = audit.NewWriter(_connection);
        Cards = CardTable.NewBatch(_connection);
        Captures = new RowBatch(_connection, "card_capture", CaptureRows.Columns);
    }

    internal DatabaseEngine Engine { get; }

    internal AuditWriter Audit { get; }

    internal RowBatch Cards { get; }

    internal RowBatch Captures { get; }

    /// <summary>Begins a transaction that no other writer of the database can overlap.</summary>
    internal VaultTransaction Begin(DateTimeOffset now)
    {
        Audit.Clear();
        Cards.Clear();
        Captures.Clear();
        DbTransaction transaction = _connection.BeginTransaction();
        try
        {
            return new VaultTransaction(this, transaction, now);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <summary>Statements that a server gets in one round trip.</summary>
    internal DbBatch NewBatch(DbTransaction transaction)
    {
        DbBatch batch = _connection.CreateBatch();
        batch.Transaction = transaction;
        return batch;
    }

    /// <summary>A command whose statement stays prepared; its parameters come empty, and it is not to be disposed of.</summary>
    /// <remarks>
    /// Npgsql prepares by the text of a statement; a command of it that is run again sends the parameters of its first run.
    /// </remarks>
    internal DbCommand Command(DbTransaction transaction, string sql)
    {
        if (Engine == DatabaseEngine.PostgreSql)
        {
            return _connection.Command(transaction, sql);
        }

        if (!_commands.TryGetValue(sql, out DbCommand? command))
        {
            command = _connection.Command(transaction, sql);
            _commands.Add(sql, command);
        }

        command.Transaction = transaction;
        command.Parameters.Clear();
        return command;
    }

    public void Dispose()
    {
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }

        Cards.Dispose();
        Captures.Dispose();
        Audit.Dispose();
        _connection.Dispose();
    }
}
