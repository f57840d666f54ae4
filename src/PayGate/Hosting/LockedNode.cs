using PayGate.Links;
using PayGate.Vault;
using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Hosting;

/// <summary>What a node is while its vault waits for custodians: it answers that it lives and is locked, and nothing else.</summary>
internal static class LockedNode
{
    /// <summary>Waits where the settings do not open the vault by themselves.</summary>
    /// <returns>Settings that do.</returns>
    public static async Task<VaultOptions> WaitAsync(NodeContext node, VaultOptions options, CancellationToken cancellationToken)
    {
        // Not disposed of: the vault opens with the shares in it, and forgets them then.
        if (VaultLock.Of(options, TimeProvider.System) is not { } waiting)
        {
            return options;
        }

        await using WebApplication app = Build(node, waiting);
        await app.StartAsync(cancellationToken);
        await Console.Error.WriteLineAsync("paygate: locked: the vault waits for the shares of two custodians (paygate keys unlock --data ... --share ...)");
        VaultOptions opened = await waiting.WaitAsync(cancellationToken);
        await app.StopAsync(CancellationToken.None);
        return opened;
    }

    private static WebApplication Build(NodeContext node, VaultLock waiting)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(NodeLog.Factory);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            if (node.Options.Plays(Role.Console))
            {
                server.Listen(node.Options.Http);
            }

            if (node.Certificates is { } certificates)
            {
                server.ListenForRoles(node.Options.Links![certificates.OwnRole], certificates);
            }
        });
        WebApplication app = builder.Build();
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapFallback(() => Results.Text(
            $"locked: the vault waits for the shares of two custodians ({waiting.SharesHere} here)",
            statusCode: StatusCodes.Status503ServiceUnavailable));
        return app;
    }
}
