using PayGate.Benchmarks.Load;
using PayGate.Benchmarks.Measuring;
using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;

namespace PayGate.Benchmarks.Relay;

/// <summary>Memory per call, what a packet allocates, and the longest pause while calls come and go. Each on relays started afresh.</summary>
internal static class MemoryMeasurement
{
    private const int ChurnPauseMilliseconds = 10;

    internal static async Task<IReadOnlyList<Figure>> RunAsync(BenchmarkOptions options, string reference, CancellationToken cancellationToken)
    {
        int calls = options.Number("memory-calls", options.IsQuick ? 50 : 500);
        int seconds = options.IsQuick ? 2 : 4;
        List<Figure> figures = [];
        foreach (bool masked in (bool[])[false, true])
        {
            using RelayPair pair = await RelayPair.StartAsync(null, cancellationToken);
            LoadPlan plan = new(calls, seconds, masked, masked ? 60 : null, masked);
            double ours = PerCall(plan, pair.Ours, cancellationToken);
            double theirs = PerCall(plan, pair.Theirs, cancellationToken);
            figures.Add(Figure.OfRounds($"memory-per-call-{(masked ? "armed" : "plain")}", "KiB", [(ours, theirs)], reference));
            if (!masked)
            {
                figures.Add(await AllocatedPerPacketAsync(plan, pair.Ours, cancellationToken));
                figures.Add(await LongestPauseAsync(plan, pair.Ours, cancellationToken));
            }
        }

        return figures;
    }

    // A few calls first, so that what is loaded and compiled once does not count.
    private static double PerCall(LoadPlan plan, RelayUnderLoad relay, CancellationToken cancellationToken)
    {
        _ = RelayPair.Measure(plan with { Calls = 5, Seconds = 1 }, relay, cancellationToken);
        double before = ProcessMeter.Memory(relay.Id);
        return (RelayPair.Measure(plan, relay, cancellationToken).MemoryKiB - before) / plan.Calls;
    }

    // Two loads that differ in length only: what setting up and tearing down allocate is in both.
    private static async Task<Figure> AllocatedPerPacketAsync(LoadPlan plan, RelayUnderLoad relay, CancellationToken cancellationToken)
    {
        long first = await AllocatedByAsync(plan, relay, cancellationToken);
        long second = await AllocatedByAsync(plan with { Seconds = plan.Seconds * 3 }, relay, cancellationToken);
        double packets = (double)plan.Calls * 2 * LoadPlan.PacketsPerSecond * plan.Seconds * 2;
        return Figure.OfRounds("allocated-per-packet", "bytes", [Math.Max(0, second - first) / packets]);
    }

    private static async Task<long> AllocatedByAsync(LoadPlan plan, RelayUnderLoad relay, CancellationToken cancellationToken)
    {
        await NextReportAsync(relay, cancellationToken);
        long before = relay.Report!.AllocatedBytes;
        _ = RelayPair.Measure(plan, relay, cancellationToken);
        await NextReportAsync(relay, cancellationToken);
        return relay.Report!.AllocatedBytes - before;
    }

    private static async Task<Figure> LongestPauseAsync(LoadPlan plan, RelayUnderLoad relay, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<int> churn = Task.Run(() => Churn(relay.NgPort, stop.Token), cancellationToken);
        _ = RelayPair.Measure(plan with { Seconds = plan.Seconds * 2 }, relay, cancellationToken);
        await stop.CancelAsync();
        int churned = await churn;
        await NextReportAsync(relay, cancellationToken);
        GcReport report = relay.Report!;
        return new Figure(
            $"longest-gc-pause-with-{churned}-calls-coming-and-going-in-{report.Collections}-collections", "ms", report.LongestPauseMilliseconds);
    }

    private static int Churn(int ngPort, CancellationToken stop)
    {
        using NgCaller ng = new(ngPort);
        int call = 0;
        while (!stop.IsCancellationRequested)
        {
            ng.Connect(call, 9, 9);
            ng.Delete(call++);
            stop.WaitHandle.WaitOne(ChurnPauseMilliseconds);
        }

        return call;
    }

    private static async Task NextReportAsync(RelayUnderLoad relay, CancellationToken cancellationToken)
    {
        GcReport? before = relay.Report;
        for (int i = 0; i < 2; i++)
        {
            while (ReferenceEquals(relay.Report, before))
            {
                await Task.Delay(50, cancellationToken);
            }

            before = relay.Report;
        }
    }
}
