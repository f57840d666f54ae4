using System.Net;
using System.Text.Json;
using PayGate.Fleet;
using PayGate.Links;

namespace PayGate.Hosting;

/// <summary>Builds a process out of its roles, runs it and takes it down in order.</summary>
internal static class NodeRunner
{
    /// <summary>Runs until the process is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(NodeOptions options, CancellationToken cancellationToken)
    {
        ProcessHardening.Apply(options.Inspectable);
        NodeLog.Open(options);
        using NodeContext node = new(options);
        List<IRoleModule> modules = Modules(node);
        WebApplication app = await BuildAsync(node, modules, cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
            await AnnounceAsync(options, app, modules, cancellationToken);
            await WaitAsync(options, app, cancellationToken);
            await app.StopAsync(CancellationToken.None);
        }
        finally
        {
            await app.DisposeAsync();
            modules.Reverse();
            foreach (IRoleModule module in modules)
            {
                await module.DisposeAsync();
            }

            NodeLog.Factory.Dispose();
        }

        return 0;
    }

    private static List<IRoleModule> Modules(NodeContext node)
    {
        NodeOptions options = node.Options;
        List<IRoleModule> modules = [];
        RedactionModule? redaction = Take(options.Plays(Role.Redaction) ? new RedactionModule(node) : null);
        VaultModule? vault = Take(options.Plays(Role.Vault) ? new VaultModule(node) : null);
        Take(options.Plays(Role.Relay) ? new RelayModule(node, redaction, vault) : null);
        Take(options.Plays(Role.Capture) ? new CaptureModule(node) : null);
        Take(options.Plays(Role.Console) ? new ConsoleModule(node) : null);
        return modules;

        T? Take<T>(T? module)
            where T : class, IRoleModule
        {
            if (module is not null)
            {
                modules.Add(module);
            }

            return module;
        }
    }

    private static async Task<WebApplication> BuildAsync(NodeContext node, List<IRoleModule> modules, CancellationToken cancellationToken)
    {
        NodeOptions options = node.Options;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            WebRootPath = WebRoot.Path,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(NodeLog.Factory);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            if (options.Plays(Role.Console))
            {
                server.Listen(options.Http);
            }

            if (node.Certificates is { } certificates)
            {
                server.ListenForRoles(options.Links![certificates.OwnRole], certificates);
            }
        });
        foreach (IRoleModule module in modules)
        {
            await module.AddAsync(builder, cancellationToken);
        }

        WebApplication app = builder.Build();
        if (node.Certificates is { } own)
        {
            app.UsePeers(own);
        }

        // The consoles come first: their headers and their sign-in stand before every other endpoint.
        foreach (IRoleModule module in modules.OrderByDescending(module => module is ConsoleModule))
        {
            module.Map(app);
        }

        app.MapHealth(node);
        return app;
    }

    private static async Task AnnounceAsync(
        NodeOptions options, WebApplication app, List<IRoleModule> modules, CancellationToken cancellationToken)
    {
        ConsoleModule? console = modules.OfType<ConsoleModule>().SingleOrDefault();
        IReadOnlyList<AnnouncedAccount> accounts = console is null ? [] : await console.AccountsAsync(app.Services, cancellationToken);
        string http = app.Urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.Ordinal)) ?? "";
        IPEndPoint? ng = modules.OfType<RelayModule>().SingleOrDefault()?.Relay.NgEndPoint;
        if (options.Announce)
        {
            Announcement announcement = new(http, ng?.ToString() ?? "", accounts);
            Console.Out.WriteLine(JsonSerializer.Serialize(announcement, AnnouncementJson.Default.Announcement));
            return;
        }

        Console.Error.WriteLine("paygate: ready" + (http.Length > 0 ? ", consoles at " + http : "") + (ng is null ? "" : ", NG at " + ng));
        foreach (AnnouncedAccount account in accounts)
        {
            Console.Error.WriteLine($"paygate: demo account for {account.Role}: {account.User} {account.Password}");
        }
    }

    private static async Task WaitAsync(NodeOptions options, WebApplication app, CancellationToken cancellationToken)
    {
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration cancelled = cancellationToken.Register(() => stopped.TrySetResult());
        await using CancellationTokenRegistration stopping = app.Lifetime.ApplicationStopping.Register(() => stopped.TrySetResult());
        if (options.Announce)
        {
            // Whoever started this process holds the other end of its input; when that ends, nobody waits for it any more.
            _ = Task.Run(
                async () =>
                {
                    while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
                    {
                    }

                    stopped.TrySetResult();
                },
                CancellationToken.None);
        }

        await stopped.Task;
    }
}
