using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PayGate.Audit.Storage;

/// <summary>What the two databases do differently, in one place. Parameters are written <c>@name</c>, which both understand.</summary>
public static class DatabaseCommands
{
    /// <summary>Which database a connection leads to.</summary>
    public static DatabaseEngine Engine(this DbConnection connection) =>
        connection is SqliteConnection ? DatabaseEngine.Sqlite : DatabaseEngine.PostgreSql;

    /// <summary>A command of a transaction.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    /// <summary>Adds a parameter; <see langword="null"/> is the database's NULL.</summary>
    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(command);
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>A parameter with a type: PostgreSQL takes a null without one for a text.</summary>
    public static DbCommand WithTyped(this DbCommand command, string name, object? value, DbType type)
    {
        command.With(name, value);
        command.Parameters[^1].DbType = type;
        return command;
    }

    /// <summary>Adds a statement to a batch.</summary>
    public static DbBatchCommand Statement(this DbBatch batch, string sql)
    {
        ArgumentNullException.ThrowIfNull(batch);
        DbBatchCommand statement = batch.CreateBatchCommand();
        statement.CommandText = sql;
        batch.BatchCommands.Add(statement);
        return statement;
    }

    /// <summary>Adds a parameter to a statement of a batch.</summary>
    public static DbBatchCommand With(this DbBatchCommand statement, string name, object value)
    {
        ArgumentNullException.ThrowIfNull(statement);
        DbParameter parameter = statement.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        statement.Parameters.Add(parameter);
        return statement;
    }

    /// <summary>Runs statements that return nothing.</summary>
    public static void Execute(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        using DbCommand command = connection.Command(transaction, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>A transaction that sees one state of the database and writes nothing.</summary>
    public static DbTransaction BeginSnapshot(this DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : connection.BeginTransaction(IsolationLevel.RepeatableRead);
    }
}
