using PayGate.Adapters;
using PayGate.Audit;
using PayGate.Consoles;
using PayGate.Consoles.Accounts;
using PayGate.Consoles.Certificates;
using PayGate.Consoles.Recordings;
using PayGate.Contracts.Tenancy;
using PayGate.Fleet;
using PayGate.Links;

namespace PayGate.Hosting;

/// <summary>Sign-in, REST and pages; the hub too, forwarded when Capture is another process.</summary>
internal sealed class ConsoleModule(NodeContext node) : IRoleModule
{
    private static readonly string[] Pages = ["/desk", "/recordings", "/evidence"];

    private const int CheckpointGrowth = 100;
    private static readonly TimeSpan CheckpointPeriod = TimeSpan.FromSeconds(5);

    private AuditCheckpointer? _checkpoints;

    /// <inheritdoc/>
    public ValueTask AddAsync(WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        DataFolder data = node.Options.Data;
        if (node.Certificates is not null)
        {
            builder.Services.AddHttpForwarder();
            builder.Services.AddSingleton<IRecordingLibrary>(new RemoteRecordingLibrary(node.ClientOf(Role.Redaction)));
        }

        builder.Services.AddSingleton<ICertificateBook>(new CertificateShelf(Path.Combine(data.Capture, "capture.db")));
        builder.Services.AddConsoles(new ConsolesOptions
        {
            DatabaseFile = Path.Combine(data.Consoles, "consoles.db"),
            Signer = node.Signer,
            SessionKeyFolder = Path.Combine(data.Consoles, "session-keys"),
            Chains = AuditChains.Of(data, node.Options.VaultDatabase),
            CheckpointFile = data.AuditCheckpoints,
            AllowDemoAccounts = node.Options.DemoAccounts,
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        app.MapConsoles();
        WatchChains();
        app.UseStaticFiles();
        foreach (string page in Pages)
        {
            app.MapFallbackToFile(page, "index.html");
        }

        app.MapFallbackToFile("/", "index.html");
        if (node.Certificates is { } certificates)
        {
            HubForwarding.Map(app, certificates, node.Options.Links![Role.Capture]);
        }
    }

    /// <summary>Makes the demo accounts, if they were asked for.</summary>
    public async Task<IReadOnlyList<AnnouncedAccount>> AccountsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!node.Options.DemoAccounts)
        {
            return [];
        }

        IReadOnlyList<DemoAccount> accounts = await DemoAccounts.EnsureAsync(services, TenantId.Default, "it", cancellationToken);
        return [.. accounts.Select(account => new AnnouncedAccount(account.Role, account.User, account.Password))];
    }

    // Not before the consoles' own database is there: a file without a head would be taken for a chain that lost it.
    private void WatchChains()
    {
        DataFolder data = node.Options.Data;
        _checkpoints = new AuditCheckpointer(
            new AuditCheckpoints(data.AuditCheckpoints, node.Signer, TimeProvider.System),
            [.. AuditChains.Of(data, node.Options.VaultDatabase).Select(chain => chain.Database)],
            CheckpointGrowth,
            CheckpointPeriod,
            TimeProvider.System,
            (file, problem) => NodeLog.CheckpointFailed(NodeLog.Factory.CreateLogger<ConsoleModule>(), Path.GetFileName(file), problem.GetType().Name));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_checkpoints is { } checkpoints)
        {
            await checkpoints.DisposeAsync();
        }
    }
}
