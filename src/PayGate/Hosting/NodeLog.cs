using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace PayGate.Hosting;

/// <summary>Logging of a process: everything as JSON lines into the data folder, warnings to standard error.</summary>
/// <remarks>Rooms log through generated methods whose parameters cannot be card data; see the architecture tests.</remarks>
internal static partial class NodeLog
{
    private const int DaysKept = 14;

    /// <summary>Makes loggers for what is built before the host is.</summary>
    public static ILoggerFactory Factory { get; private set; } = LoggerFactory.Create(_ => { });

    /// <summary>Opens the log of a process.</summary>
    public static void Open(NodeOptions options)
    {
        string name = options.Links is null ? "node" : options.Roles.Single().ToString().ToLowerInvariant();
        Serilog.Core.Logger logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Yarp", LogEventLevel.Warning)
            .WriteTo.File(
                new JsonFormatter(formatProvider: CultureInfo.InvariantCulture),
                Path.Combine(options.Data.Logs, name + "-.jsonl"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept)
            .WriteTo.Console(
                restrictedToMinimumLevel: LogEventLevel.Warning,
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
        Factory = new SerilogLoggerFactory(logger, dispose: true);
    }

    /// <summary>A checkpoint of an audit chain could not be taken.</summary>
    [LoggerMessage(1, LogLevel.Error, "No checkpoint could be taken of {File} ({Problem})")]
    public static partial void CheckpointFailed(Microsoft.Extensions.Logging.ILogger log, string file, string problem);
}
