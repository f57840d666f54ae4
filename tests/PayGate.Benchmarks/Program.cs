using PayGate.Benchmarks.Reporting;
using PayGate.Benchmarks.Running;

// Figures beside a reference measured in the same run: machines are shared, so the ratio counts.
BenchmarkOptions options = BenchmarkOptions.Parse(args);
if (BenchmarkList.Find(options.Name) is not { } benchmark)
{
    Console.Error.WriteLine("usage: paygate bench NAME [--json] [--quick], with NAME among:");
    foreach (INamedBenchmark known in BenchmarkList.All)
    {
        Console.Error.WriteLine($"  {known.Name,-8} {known.Summary}");
    }

    return 2;
}

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    BenchmarkReport report = await benchmark.RunAsync(options, stop.Token);
    Console.WriteLine(options.AsJson ? report.ToJson() : report.ToTable());
    return 0;
}
catch (Exception failure) when (failure is InvalidOperationException or FormatException or OperationCanceledException or IOException)
{
    Console.Error.WriteLine("paygate: " + failure.Message);
    return 1;
}
