using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PayGate.Smoke;

namespace PayGate.Commands;

/// <summary><c>paygate smoke</c>: the whole way of a call and of its recording, unattended, with figures.</summary>
internal static class SmokeCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Prints one JSON object (the default prints the same, with progress on standard error)." };
        Option<string?> keep = new("--keep") { Description = "Keeps what the run wrote in this folder, to look at it." };
        Command command = new("smoke", "Play captures and recordings through every role on loopback and measure what leaks.") { json, keep };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(json), parsed.GetValue(keep), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool quiet, string? keep, CancellationToken cancellationToken)
    {
        string data = keep ?? Path.Combine(Path.GetTempPath(), "paygate-smoke-" + Guid.NewGuid().ToString("N"));
        try
        {
            SmokeRun run = new(data, what =>
            {
                if (!quiet)
                {
                    Console.Error.WriteLine("smoke: " + what);
                }
            });
            SmokeReport report = await run.RunAsync(cancellationToken);
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
            return report.Ok ? 0 : 1;
        }
        finally
        {
            if (keep is null && Directory.Exists(data))
            {
                Directory.Delete(data, recursive: true);
            }
        }
    }
}
