using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PayGate.Audit;
using PayGate.Consoles.Accounts;

namespace PayGate.Consoles.Storage;

/// <summary>The one file of this room: accounts (Identity's tables), listening grants and the audit chain.</summary>
internal sealed class ConsolesDatabase(ConsolesOptions options, TimeProvider clock)
{
    public const string ChainName = "consoles";

    private const int SchemaVersion = 1;

    private const string GrantSchema = """
        CREATE TABLE IF NOT EXISTS listening_grant (
            id TEXT PRIMARY KEY,
            recording TEXT NOT NULL,
            tenant TEXT NOT NULL,
            person TEXT NOT NULL,
            reason TEXT NOT NULL,
            note TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 1;
        """;

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = options.DatabaseFile,
        ForeignKeys = true,
        DefaultTimeout = 10,
    }.ConnectionString;

    public AuditChain Chain { get; } = new(ChainName, options.Signer, clock);

    public SqliteConnection Open()
    {
        SqliteConnection connection = new(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000");
        return connection;
    }

    /// <summary>Identity's tables come first: their maker only acts on a file without tables.</summary>
    public void EnsureSchema(IServiceProvider services)
    {
        using (SqliteConnection connection = Open())
        {
            connection.Execute("PRAGMA journal_mode = WAL");
            if (connection.ExecuteScalar<int>("PRAGMA user_version") > SchemaVersion)
            {
                throw new InvalidOperationException("The consoles' database was written by a newer PayGate.");
            }
        }

        using (IServiceScope scope = services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<AccountsContext>().Database.EnsureCreated();
        }

        using SqliteConnection own = Open();
        own.Execute(GrantSchema);
        Chain.EnsureSchema(own);
    }

    /// <summary>Records an event that changes nothing else.</summary>
    public void Record(AuditEntry entry)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        Chain.Append(transaction, entry);
        transaction.Commit();
    }
}
