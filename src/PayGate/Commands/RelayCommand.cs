using System.CommandLine;
using System.Net;
using PayGate.Contracts.Relaying;
using PayGate.Hosting;
using PayGate.Media.Relay;

namespace PayGate.Commands;

/// <summary><c>paygate relay</c>: the relay alone, for any NG client. It masks and never says what was keyed.</summary>
internal static class RelayCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> ng = new("--ng") { Description = "Address of the NG port.", DefaultValueFactory = _ => "127.0.0.1:2223" };
        Option<string> media = new("--media-address") { Description = "Address that telephones send media to.", DefaultValueFactory = _ => "127.0.0.1" };
        Option<int> first = new("--first-port") { Description = "Lowest media port.", DefaultValueFactory = _ => 30000 };
        Option<int> last = new("--last-port") { Description = "Highest media port.", DefaultValueFactory = _ => 39999 };
        Option<int> report = new("--report-seconds")
        {
            Description = "Print what the process did with its memory, a line of JSON, so often; 0: never.",
            DefaultValueFactory = _ => 0,
        };
        Command command = new("relay", "Run the relay alone: NG over UDP, media, masking; no recording, no captures.") { ng, media, first, last, report };
        RelaySwitches.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            RelayOptions options = RelaySwitches.Read(parsed) with
            {
                NgEndPoint = IPEndPoint.TryParse(parsed.GetValue(ng)!, out IPEndPoint? at) ? at : throw new FormatException("--ng is not ADDRESS:PORT."),
                MediaAddress = IPAddress.TryParse(parsed.GetValue(media), out IPAddress? address)
                    ? address
                    : throw new FormatException("--media-address is not an IP address."),
                FirstPort = parsed.GetValue(first),
                LastPort = parsed.GetValue(last),
            };
            return RunAsync(options, parsed.GetValue(report), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(RelayOptions options, int reportSeconds, CancellationToken cancellationToken)
    {
        if (options.Problems() is { Count: > 0 } problems)
        {
            throw new FormatException("The relay's settings are wrong. " + string.Join(' ', problems));
        }

        ProcessHardening.Apply(inspectable: false);
        using ILoggerFactory logging = LoggerFactory.Create(builder => builder
            .SetMinimumLevel(LogLevel.Warning)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        await using MediaRelay relay = new(options, null, () => null, TimeProvider.System, logging.CreateLogger<MediaRelay>());
        using RuntimeReport? report = reportSeconds > 0 ? new RuntimeReport(reportSeconds) : null;
        await relay.StartAsync(cancellationToken);
        Console.Error.WriteLine("paygate: the relay takes NG commands at " + relay.NgEndPoint);
        try
        {
            await foreach (RelayNotice notice in relay.Notices.ReadAllAsync(cancellationToken))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C or SIGTERM.
        }

        return 0;
    }
}
