using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PayGate.Audit.Storage;

/// <summary>Where a database is: the path of an SQLite file, or <c>postgresql:</c> and a connection string of Npgsql.</summary>
/// <remarks>The text form leaves the password out: it may stand in a message.</remarks>
public sealed record DatabaseAddress
{
    private const string Scheme = "postgresql:";

    private readonly string _target;

    private DatabaseAddress(DatabaseEngine engine, string target)
    {
        Engine = engine;
        _target = target;
    }

    /// <summary>Which database.</summary>
    public DatabaseEngine Engine { get; }

    /// <summary>Path of the SQLite file; empty on PostgreSQL.</summary>
    public string File => Engine == DatabaseEngine.Sqlite ? _target : "";

    /// <summary>A file of this machine.</summary>
    public static DatabaseAddress OfFile(string path) => new(DatabaseEngine.Sqlite, Path.GetFullPath(path));

    /// <summary>Reads what a person wrote in a setting.</summary>
    /// <param name="text">
    /// A path, <c>postgresql:Host=...;Database=...;Username=...</c>, or <c>@FILE</c>: a file of mode 0600 whose first line is one of these.
    /// </param>
    /// <exception cref="FormatException">
    /// Not an address; a password outside a file; or a server of another machine whose certificate is not verified.
    /// </exception>
    public static DatabaseAddress Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return text[0] == '@' ? Parse(ReadSecretFile(text[1..]), mayHoldPassword: true) : Parse(text, mayHoldPassword: false);
    }

    /// <summary>Opens a connection; the caller disposes of it.</summary>
    /// <param name="readOnly">Nothing can be written through it.</param>
    /// <exception cref="FileNotFoundException">Read-only, and there is no such file.</exception>
    public DbConnection Open(bool readOnly)
    {
        if (readOnly && Engine == DatabaseEngine.Sqlite && !System.IO.File.Exists(_target))
        {
            throw new FileNotFoundException("There is no database at this place.", _target);
        }

        DbConnection connection = Engine == DatabaseEngine.Sqlite ? NewSqlite(readOnly) : new NpgsqlConnection(ServerString(readOnly));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is a database to read; a server always counts as there.</summary>
    public bool Exists() => Engine == DatabaseEngine.PostgreSql || System.IO.File.Exists(_target);

    /// <summary>The file's path, or host and database of the server.</summary>
    public override string ToString()
    {
        if (Engine == DatabaseEngine.Sqlite)
        {
            return _target;
        }

        NpgsqlConnectionStringBuilder options = new(_target);
        return Scheme + "//" + options.Host + "/" + options.Database;
    }

    private static DatabaseAddress Parse(string text, bool mayHoldPassword)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return text.Contains('=', StringComparison.Ordinal)
                ? throw new FormatException("A database is a file, or postgresql: and a connection string.")
                : OfFile(text);
        }

        NpgsqlConnectionStringBuilder options = ParseServer(text[Scheme.Length..]);
        if (string.IsNullOrEmpty(options.Host) || string.IsNullOrEmpty(options.Database))
        {
            throw new FormatException("The connection string of a PostgreSQL database names Host and Database.");
        }

        if (!mayHoldPassword && !string.IsNullOrEmpty(options.Password))
        {
            throw new FormatException("A database password does not belong on a command line: put the address into a file and give @FILE.");
        }

        if (!IsOfThisMachine(options.Host) && options.SslMode != SslMode.VerifyFull)
        {
            throw new FormatException("A PostgreSQL server of another machine needs SSL Mode=VerifyFull.");
        }

        return new DatabaseAddress(DatabaseEngine.PostgreSql, options.ConnectionString);
    }

    private static NpgsqlConnectionStringBuilder ParseServer(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception problem) when (problem is ArgumentException or KeyNotFoundException)
        {
            // The cause's own text may repeat a part of the string.
            throw new FormatException("The connection string of the PostgreSQL database has a part that is not known.");
        }
    }

    private static bool IsOfThisMachine(string host) => host[0] is '/' or '@' || host is "127.0.0.1" or "localhost" or "::1";

    private static string ReadSecretFile(string path)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new FormatException("The file with the database's address may be read by others: set its mode to 0600.");
        }

        return System.IO.File.ReadLines(path).FirstOrDefault()?.Trim() is { Length: > 0 } line && line[0] != '@'
            ? line
            : throw new FormatException("The file with the database's address is empty.");
    }

    private SqliteConnection NewSqlite(bool readOnly)
    {
        SqliteConnectionStringBuilder options = new()
        {
            DataSource = _target,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 10,
        };
        return new SqliteConnection(options.ConnectionString);
    }

    private string ServerString(bool readOnly)
    {
        NpgsqlConnectionStringBuilder options = new(_target)
        {
            ApplicationName = "paygate",
            Pooling = false,
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            IncludeErrorDetail = false,
        };
        if (readOnly)
        {
            options.Options = "-c default_transaction_read_only=on";
        }

        return options.ConnectionString;
    }
}
