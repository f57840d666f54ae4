using System.Data.Common;
using PayGate.Audit.Storage;

namespace PayGate.Vault.Storage;

/// <summary>A reading connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class VaultReader(VaultDatabase database) : ICommands, IDisposable
{
    private readonly DbConnection _connection = database.OpenReader();
    private readonly Dictionary<string, DbCommand> _commands = [];

    public DatabaseEngine Engine => database.Engine;

    public DbCommand Command(string sql)
    {
        if (Engine == DatabaseEngine.PostgreSql)
        {
            return _connection.Command(null, sql);
        }

        if (!_commands.TryGetValue(sql, out DbCommand? command))
        {
            command = _connection.Command(null, sql);
            _commands.Add(sql, command);
        }

        command.Parameters.Clear();
        return command;
    }

    public void Dispose()
    {
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }
}
