using System.Globalization;
using System.Text;
using PayGate.Adapters;
using PayGate.Capture.Certificates;
using PayGate.Vault;

namespace PayGate.Hosting;

/// <summary>Signs of life and figures of a process.</summary>
internal static class HealthEndpoints
{
    /// <summary>Adds <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c> (Prometheus text format 0.0.4).</summary>
    public static void MapHealth(this WebApplication app, NodeContext node)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", () => VaultHealth.Ready(app.Services.GetService<CardVault>()?.RootKey, Alarm(MaskingFailures(app))));
        app.MapGet(
            "/metrics",
            () => Results.Text(Figures(node, app.Services.GetServices<IFigureSource>(), MaskingFailures(app)), "text/plain; version=0.0.4"));
    }

    /// <summary>Keys heard behind a mask since the start; <see langword="null"/> where neither relay nor capture runs.</summary>
    private static long? MaskingFailures(WebApplication app) =>
        app.Services.GetService<NoticeBoard>()?.MaskingFailures ?? app.Services.GetService<MaskingAlarms>()?.Count;

    private static string Alarm(long? count) =>
        count is > 0 ? string.Create(CultureInfo.InvariantCulture, $"; MASKING FAILED {count} time(s) since the start") : "";

    private static string Figures(NodeContext node, IEnumerable<IFigureSource> sources, long? maskingFailures)
    {
        StringBuilder text = new();
        string last = "";
        foreach (Gauge gauge in Process(node).Concat(sources.SelectMany(source => source.Read())))
        {
            Append(text, gauge, withHelp: gauge.Name != last);
            last = gauge.Name;
        }

        if (maskingFailures is { } count)
        {
            Counter(text, "paygate_masking_failures_total", "Keys heard behind a closed mask (PCI DSS 10.7.2): raise an alarm above 0.", count);
        }

        return text.ToString();
    }

    private static Gauge[] Process(NodeContext node) =>
    [
        new("paygate_process_memory_bytes", "Working set of the process.", Environment.WorkingSet),
        new("paygate_process_heap_bytes", "Managed heap.", GC.GetTotalMemory(forceFullCollection: false)),
        new("paygate_process_gc_pause_seconds", "Time spent in garbage collection pauses.", GC.GetTotalPauseDuration().TotalSeconds),
        new("paygate_roles", "Roles this process plays.", node.Options.Roles.Count),
    ];

    private static void Append(StringBuilder text, Gauge gauge, bool withHelp)
    {
        if (withHelp)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {gauge.Name} {gauge.Help}\n# TYPE {gauge.Name} gauge\n");
        }

        string labels = gauge.Labels.Length == 0 ? "" : "{" + gauge.Labels + "}";
        text.Append(CultureInfo.InvariantCulture, $"{gauge.Name}{labels} {gauge.Value}\n");
    }

    private static void Counter(StringBuilder text, string name, string help, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} counter\n{name} {value}\n");
}
