using PayGate.Benchmarks.Load;
using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;

namespace PayGate.Benchmarks.Relay;

/// <summary>Packets through our relay beside rtpengine: processor time, loss, latency, memory, and how they grow with calls.</summary>
internal sealed class RelayBenchmark : INamedBenchmark
{
    private const int DelayBuffer = 60;

    /// <inheritdoc/>
    public string Name => "relay";

    /// <inheritdoc/>
    public string Summary => "calls through the relay, plain and masked, beside rtpengine in user space under the same load";

    /// <inheritdoc/>
    public async Task<BenchmarkReport> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        string reference = RelayUnderLoad.DescribeRtpengine();
        int rounds = options.Number("rounds", options.IsQuick ? 1 : 5);
        int seconds = options.Number("seconds", options.IsQuick ? 3 : 6);
        int? workers = options.Settings.ContainsKey("workers") ? options.Number("workers", 1) : null;
        string? part = options.Settings.GetValueOrDefault("part");
        List<Figure> figures = part == "memory" ? [] : await LoadAsync(options, rounds, seconds, workers, reference, cancellationToken);
        if (part != "load")
        {
            figures.AddRange(await MemoryMeasurement.RunAsync(options, reference, cancellationToken));
        }

        Dictionary<string, object> conditions = new()
        {
            ["processors"] = Environment.ProcessorCount,
            ["rounds"] = rounds,
            ["seconds"] = seconds,
            ["workers"] = workers?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "default",
            ["load"] = "G.711, 20 ms, both ways, 100 packets a second and call, both relays in turns",
        };
        return new BenchmarkReport(Name, conditions, figures);
    }

    private static async Task<List<Figure>> LoadAsync(
        BenchmarkOptions options, int rounds, int seconds, int? workers, string reference, CancellationToken cancellationToken)
    {
        using RelayPair pair = await RelayPair.StartAsync(workers, cancellationToken);
        List<Figure> figures = [];
        _ = pair.Measure(new LoadPlan(50, seconds), 1, cancellationToken);
        foreach (int calls in options.Numbers("calls", options.IsQuick ? [50] : [200, 500]))
        {
            LoadPlan plain = new(calls, seconds);
            figures.AddRange(LoadFigures.Of($"plain-{calls}", pair.Measure(plain, rounds, cancellationToken), reference));
            LoadPlan masked = plain with { Masked = true, Digits = true };
            LoadPlan delayed = masked with { DelayBuffer = DelayBuffer };
            string how = $"{reference}, block DTMF silence delay-buffer {DelayBuffer}";
            figures.AddRange(LoadFigures.Of($"masked-{calls}", pair.Measure(delayed, rounds, cancellationToken), how));
            how = $"{reference}, block DTMF silence without delay-buffer, which lets the onset of every tone pass";
            figures.AddRange(LoadFigures.Of($"masked-no-delay-{calls}", pair.Measure(masked, rounds, cancellationToken), how));
        }

        if (!options.IsQuick)
        {
            LoadPlan flooded = new(100, seconds, Floods: 20_000);
            figures.AddRange(LoadFigures.Of("flooded-100", pair.Measure(flooded, rounds, cancellationToken), reference + ", a port flooded with 20000 datagrams/s"));
        }

        foreach (int calls in options.Numbers("growth", options.IsQuick ? [20] : [50, 100, 200, 500, 1000, 1500]))
        {
            IReadOnlyList<(LoadResult, LoadResult)> one = pair.Measure(new LoadPlan(calls, seconds), 1, cancellationToken);
            figures.Add(LoadFigures.Cpu($"growth-{calls}", one, reference));
            figures.Add(LoadFigures.Lost($"growth-{calls}", one, reference));
        }

        return figures;
    }
}
