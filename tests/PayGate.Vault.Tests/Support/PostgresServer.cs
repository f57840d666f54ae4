using System.Diagnostics;
using PayGate.Audit.Storage;

namespace PayGate.Vault.Tests.Support;

/// <summary>
/// A PostgreSQL server of our own, in a folder of its own, over a socket in it. Stopped, and its folder removed, by disposing.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-pg-").FullName;
    private readonly bool _root = Environment.UserName == "root";
    private readonly string _binaries;
    private readonly Process _server;
    private int _databases;

    /// <param name="settings">More lines for <c>postgresql.conf</c>.</param>
    /// <param name="data">Where the database files go; by default the server's own folder.</param>
    /// <param name="fileLimit">Largest file the server may write, in KiB; 0: no limit.</param>
    internal PostgresServer(string settings = "", string? data = null, int fileLimit = 0)
    {
        _binaries = Directory.GetDirectories("/usr/lib/postgresql").OrderBy(path => path, StringComparer.Ordinal).Last() + "/bin/";
        Data = data ?? Path.Combine(_folder, "data");
        Directory.CreateDirectory(Data);
        if (_root)
        {
            Run("chown", "-R", "postgres", _folder, Data);
        }

        string segments = fileLimit == 0 ? "--wal-segsize=16" : "--wal-segsize=1";
        Run([.. AsServer(), _binaries + "initdb", "-D", Data, segments, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"]);
        string conf = "listen_addresses = ''\nunix_socket_directories = '" + _folder + "'\nmax_connections = 60\n" + settings + "\n";
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"), conf);
        string limit = fileLimit == 0 ? "" : FormattableString.Invariant($"ulimit -f {fileLimit}; ");
        string[] start = ["bash", "-c", limit + "exec " + string.Join(' ', [.. AsServer(), _binaries + "postgres", "-D", Data])];
        _server = Process.Start(new ProcessStartInfo(start[0], start[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _server.ErrorDataReceived += static (_, _) => { };
        _server.OutputDataReceived += static (_, _) => { };
        _server.BeginErrorReadLine();
        _server.BeginOutputReadLine();
        WaitUntilReady();
    }

    internal string Data { get; }

    internal int ProcessId => _server.Id;

    /// <summary>A fresh, empty database.</summary>
    internal DatabaseAddress NewDatabase()
    {
        string name = "vault" + Interlocked.Increment(ref _databases);
        using System.Data.Common.DbConnection connection = Address("postgres").Open(readOnly: false);
        connection.Execute(null, "CREATE DATABASE " + name);
        return Address(name);
    }

    public void Dispose()
    {
        Run("kill", "-INT", _server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (!_server.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            _server.Kill();
            _server.WaitForExit();
        }

        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Run(params string[] command)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(command[0] + ": " + errors.Result);
        }
    }

    // PostgreSQL refuses to run as root.
    private string[] AsServer() => _root ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : [];

    private DatabaseAddress Address(string database) =>
        DatabaseAddress.Parse("postgresql:Host=" + _folder + ";Username=postgres;Database=" + database);

    private void WaitUntilReady()
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Address("postgres").Open(readOnly: true).Dispose();
                return;
            }
            catch (System.Data.Common.DbException) when (waited.Elapsed < TimeSpan.FromMinutes(1) && !_server.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }
}
