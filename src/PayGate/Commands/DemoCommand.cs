using System.CommandLine;
using PayGate.Contracts.Access;
using PayGate.Demo;
using PayGate.Fleet;
using PayGate.Hosting;
using PayGate.Smoke;
using Spectre.Console;

namespace PayGate.Commands;

/// <summary><c>paygate demo</c>: a whole node on loopback, a caller's telephone in the browser, and what to open.</summary>
internal static class DemoCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Where the demo keeps its state.", DefaultValueFactory = _ => ".demo" };
        Option<int> port = new("--port") { Description = "Port of the consoles; the telephone takes the next one.", DefaultValueFactory = _ => 5080 };
        Command command = new("demo", "Run everything on loopback with a simulated call, and say what to open.") { data, port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string data, int port, CancellationToken cancellationToken)
    {
        await using RoleFleet node = await RoleFleet.StartAsync(
            data, port, ["--demo-accounts", "--release-without-speech-check"], cancellationToken);
        AnnouncedAccount agent = node.Account(Roles.Agent);
        await using Telephone telephone = new(node.Ng, agent.User);
        await using WebApplication page = BuildPage(telephone, port + 1);
        await page.StartAsync(cancellationToken);
        Say(node, new Uri($"http://127.0.0.1:{port + 1}/"));
        await WaitAsync(cancellationToken);
        AnsiConsole.MarkupLine("Stopping. What the demo kept is in [bold]{0}[/].", Markup.Escape(Path.GetFullPath(data)));
        await page.StopAsync(CancellationToken.None);
        return 0;
    }

    /// <summary>The telephone's page and its interface.</summary>
    internal static WebApplication BuildPage(Telephone telephone, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { WebRootPath = WebRoot.Path });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        WebApplication app = builder.Build();
        app.UseStaticFiles();
        app.MapTelephone(telephone);
        return app;
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C.
        }
    }

    private static void Say(RoleFleet node, Uri telephone)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("who", "open", "user", "password");
        table.AddRow("the caller", telephone.ToString(), "", "");
        foreach ((string role, string path, string who) in new[]
        {
            (Roles.Agent, "desk", "the agent"), (Roles.Qa, "recordings", "QA"), (Roles.Assessor, "evidence", "the assessor"),
        })
        {
            AnnouncedAccount account = node.Account(role);
            table.AddRow(who, new Uri(node.Http, path).ToString(), Markup.Escape(account.User), Markup.Escape(account.Password));
        }

        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine("1. Sign in as the agent, then dial on the caller's telephone: the call appears on the desk.");
        AnsiConsole.MarkupLine("2. Press [bold]Registra carta[/] (Take card) on the desk, ask for the number, and key a test card on the telephone:");
        SayCard(TestCard.Familiar);
        AnsiConsole.MarkupLine("3. Confirm, hang up, and listen as QA. [yellow]Speech is not checked in this version; the demo releases recordings all the same.[/]");
        AnsiConsole.MarkupLine("Ctrl+C stops it.");
    }

    // Written key by key: even a published test number is not made a string in a program that is also the relay.
    private static void SayCard(TestCard card)
    {
        AnsiConsole.Write("  ");
        foreach (byte[] keys in new[] { card.Number(), card.Expiry(), card.Code() })
        {
            AnsiConsole.Write(" ");
            for (int i = 0; i < keys.Length; i++)
            {
                AnsiConsole.Write(i > 0 && i % 4 == 0 ? " " : "");
                AnsiConsole.Write((int)keys[i]);
            }
        }

        AnsiConsole.WriteLine();
    }
}
