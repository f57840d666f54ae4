using System.Net;
using System.Net.Sockets;
using PayGate.Audit;
using PayGate.Hosting;
using PayGate.Links;
using PayGate.Simulation;

namespace PayGate.Fleet;

/// <summary>
/// Every role as a process of its own on this machine, linked over mutual TLS, and started again when one dies: what a production set-up
/// spreads over network segments, on loopback.
/// </summary>
internal sealed class RoleFleet : IAsyncDisposable
{
    private const int FirstMediaPort = 30000;
    private const int LastMediaPort = 39999;

    // Who is asked comes before who asks.
    private static readonly Role[][] StartOrder = [[Role.Vault, Role.Redaction], [Role.Relay], [Role.Capture, Role.Console]];

    private readonly Dictionary<Role, RoleProcess> _processes;

    private RoleFleet(Dictionary<Role, RoleProcess> processes) => _processes = processes;

    /// <summary>Where the consoles and the hub are.</summary>
    public Uri Http => new(_processes[Role.Console].Announcement.Http);

    /// <summary>The relay's NG port.</summary>
    public IPEndPoint Ng => IPEndPoint.Parse(_processes[Role.Relay].Announcement.Ng);

    /// <summary>The processes by role.</summary>
    public IReadOnlyDictionary<Role, int> ProcessIds => _processes.ToDictionary(pair => pair.Key, pair => pair.Value.ProcessId);

    /// <summary>The role's process has announced itself and runs.</summary>
    public bool IsReady(Role role) => _processes[role].IsReady;

    /// <summary>Starts all roles over one data folder.</summary>
    /// <param name="data">The data folder; link certificates are made in it afresh.</param>
    /// <param name="httpPort">Port of the consoles; 0 for any.</param>
    /// <param name="arguments">Further arguments of <c>paygate serve</c>, for every role.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<RoleFleet> StartAsync(string data, int httpPort, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        DataFolder folder = new(data);
        AuditSigner.OpenOrCreate(folder.AuditKey).Dispose();
        LinkCertificates.Create(Path.Combine(folder.Root, "links"), TimeProvider.System);
        string links = LinkAddresses.Format(FreeAddresses());
        Dictionary<Role, RoleProcess> processes = [];
        try
        {
            foreach (Role role in Enum.GetValues<Role>())
            {
                int port = role is Role.Console ? (httpPort == 0 ? FreePort() : httpPort) : 0;
                processes[role] = new RoleProcess(
                [
                    "serve", "--announce", "--role", role.ToString(), "--links", links, "--data", data, "--http", $"127.0.0.1:{port}",
                    "--ng", $"127.0.0.1:{FreePort()}", "--media-ports", $"{FirstMediaPort}-{LastMediaPort}", .. arguments,
                ]);
            }

            foreach (Role[] together in StartOrder)
            {
                await Task.WhenAll(together.Select(role => processes[role].StartAsync(cancellationToken)));
            }

            return new RoleFleet(processes);
        }
        catch
        {
            await StopAsync(processes.Values);
            throw;
        }
    }

    /// <summary>The demo account of a role.</summary>
    public AnnouncedAccount Account(string role) =>
        _processes[Role.Console].Announcement.Accounts.First(account => account.Role == role);

    /// <summary>Signs a demo person in.</summary>
    public async Task<ConsoleSession> SignInAsync(string role, CancellationToken cancellationToken)
    {
        AnnouncedAccount account = Account(role);
        return await ConsoleSession.SignInAsync(Http, account.User, account.Password, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(_processes.Values);

    // The consoles go first: nobody starts anything while the rest goes down.
    private static async Task StopAsync(IEnumerable<RoleProcess> processes) =>
        await Task.WhenAll(processes.Reverse().Select(process => process.DisposeAsync().AsTask()));

    private static Dictionary<Role, IPEndPoint> FreeAddresses() =>
        Enum.GetValues<Role>().ToDictionary(role => role, _ => new IPEndPoint(IPAddress.Loopback, FreePort()));

    // Outside the media ports, which are the relay's own.
    private static int FreePort()
    {
        while (true)
        {
            using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            int port = ((IPEndPoint)probe.LocalEndPoint!).Port;
            if (port is < FirstMediaPort or > LastMediaPort)
            {
                return port;
            }
        }
    }
}
